#!/usr/bin/python3
"""Starts real terminals, lets bazar's tour play in each, and tells whether its Uyghur reads right.

    run.py --install             Debian's packages that it needs (as root)
    run.py [--only NAME]         the table terminal x right/wrong; exit code 1 if one is not as expected
    run.py --update              keeps the reference drawings as golden images: look at them before you commit

What is right is drawn by somebody else: `reference.py` lets Pango and HarfBuzz set the page's text, which bazar prints in
reading order. Two judges hold a terminal's picture against it. One compares the shapes, three cells at a time: it sees letters
that do not join and numbers out of order. The other, `tesseract-ocr-uig`, reads the rows as a person would: reversed words are
no words. The golden images are the reference drawings as they were when a person last looked at them.

The last rows of the table are controls, which must be found wrong, else the judges see nothing: terminals that are told to draw
in a way that is wrong for them, and one that gets the page in reading order and does all by itself.
"""
import argparse, difflib, os, pathlib, re, shutil, signal, subprocess, sys, tempfile, time

try:
    import numpy
    import reference
    from reference import COLUMNS, ROWS, Pango
except (ImportError, ValueError):
    reference = None

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PACKAGES = ("xvfb xdotool imagemagick dbus-x11 xterm xfce4-terminal konsole mlterm kitty alacritty "
            "qterminal mate-terminal tmux "
            "fonts-ukij-uyghur fonts-noto-cjk tesseract-ocr tesseract-ocr-uig "
            "python3-numpy python3-gi python3-gi-cairo gir1.2-pango-1.0").split()
FONT, HAN_FONT, POINTS = "UKIJ Teng", "Noto Sans Mono CJK SC", 16
# Of the tour the first page on which this stands: the first page, a shop's papers, a price, where to hand a parcel over, what came
# of it all. Named by words, so that a tour that is longer or shorter still shows them.
PAGES = {"welcome": "欢迎来学习", "papers": "身份证照片", "price": "卖多少钱", "station": "交到哪里", "money": "钱从哪来"}
# The page is sent in reading order, without bazar.
UNAIDED = ["unaided"]
# Name, terminal, inside tmux, more arguments for bazar, whether Uyghur must read right.
CASES = [
    ("xterm", "xterm", False, [], True),
    ("xfce4-terminal", "xfce4-terminal", False, [], True),
    ("konsole", "konsole", False, [], True),
    ("mlterm", "mlterm", False, [], True),
    ("kitty", "kitty", False, [], True),
    ("alacritty", "alacritty", False, [], True),
    ("qterminal", "qterminal", False, [], True),
    ("mate-terminal", "mate-terminal", False, [], True),
    ("tmux in xterm", "xterm", True, [], True),
    ("tmux in xfce4-terminal", "xfce4-terminal", True, [], True),
    ("control: kitty, told plain", "kitty", False, ["--bidi-method", "plain"], False),
    ("control: konsole, told plain", "konsole", False, ["--bidi-method", "plain"], False),
    ("control: xterm, told word", "xterm", False, ["--bidi-method", "word"], False),
    ("control: qterminal, told plain", "qterminal", False, ["--bidi-method", "plain"], False),
    ("control: tmux in xfce4-terminal, told plain", "xfce4-terminal", True, ["--bidi-method", "plain"], False),
    ("control: xfce4-terminal, by itself", "xfce4-terminal", False, UNAIDED, False),
]
# What some terminals are told by files alone: their font, a window that the page fits into.
SETTINGS = {
    "qterminal.org/qterminal.ini":
        f"[General]\nfontFamily={FONT}\nfontSize={POINTS}\nHideTabBarWithOneTab=true\nMenuVisible=false\nScrollbarPosition=0\n"
        "colorScheme=Linux\n[MainWindow]\nApplicationTransparency=0\nsize=@Size(1100 760)\n",
    "glib-2.0/settings/keyfile":
        f"[org/mate/terminal/profiles/default]\nuse-system-font=false\nfont='{FONT} {POINTS}'\nscrollbar-position='hidden'\n",
}
# How alike the shapes of three cells must be at least, and the share of words that OCR must read.
ALIKE, READ = 0.5, 0.8


OF_SIZE = ["sh", "-c", f"sleep 1; stty columns {COLUMNS} rows {ROWS}; exec \"$0\" \"$@\""] if reference else []


def command(terminal, program):
    size = f"{COLUMNS}x{ROWS}"
    return {
        "xterm": ["xterm", "-u8", "-bg", "black", "-fg", "white", "-fa", FONT, "-fs", str(POINTS), "-geometry", size + "+0+0", "-e"],
        "xfce4-terminal": ["dbus-run-session", "--", "xfce4-terminal", "--disable-server", "--hide-menubar", "--hide-scrollbar",
                           f"--font={FONT} {POINTS}", f"--geometry={size}+0+0", "-x"],
        "konsole": ["dbus-run-session", "--", "konsole", "--nofork", "--hide-menubar", "--hide-tabbar", "-p",
                    f"Font={FONT},{POINTS},-1,5,50,0,0,0,0,0", "-p", f"TerminalColumns={COLUMNS}", "-p", f"TerminalRows={ROWS}", "-e"],
        "kitty": ["kitty", "--config", "NONE", "-o", "font_family=" + FONT, "-o", f"font_size={POINTS}", "-o",
                  "remember_window_size=no", "-o", f"initial_window_width={COLUMNS}c", "-o", f"initial_window_height={ROWS}c",
                  "-o", "update_check_interval=0", "-o", "linux_display_server=x11", "--"],
        "alacritty": ["alacritty", "--config-file", os.devnull, "-o", f"window.dimensions.columns={COLUMNS}", "-o",
                      f"window.dimensions.lines={ROWS}", "-o", f'font.normal.family="{FONT}"', "-o", f"font.size={POINTS}", "-e"],
        "mate-terminal": ["dbus-run-session", "--", "mate-terminal", "--disable-factory", "--hide-menubar", f"--geometry={size}+0+0", "-x"],
        # It takes no size in cells: the program is told one that fits into its window.
        "qterminal": ["qterminal", "-e"] + OF_SIZE,
        "mlterm": ["mlterm", "-geometry", size + "+0+0", "--type=cairo", "-w", str(int(POINTS * 1.34)), "-b", "black", "-f", "white",
                   "-O", "none", "-s=false", "-e"],
    }[terminal] + program


def start_display():
    read_end, write_end = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1400x1000x24"], pass_fds=[write_end],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        return server, ":" + answer.readline().strip()


def surroundings(display, home):
    env = {name: value for name, value in os.environ.items()
           if name not in ("TMUX", "STY", "TERM_PROGRAM", "VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "NO_COLOR", "BAZAR_DATA")}
    env.update(DISPLAY=display, LANG="C.UTF-8", LC_ALL="C.UTF-8", LIBGL_ALWAYS_SOFTWARE="1", QT_QPA_PLATFORM="xcb",
               GDK_BACKEND="x11", NO_AT_BRIDGE="1", GSETTINGS_BACKEND="keyfile", XDG_RUNTIME_DIR=home,
               XDG_CONFIG_HOME=home + "/.config", HOME=home)
    return env


def window(env, patience):
    until = time.time() + patience
    while time.time() < until:
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."], env=env, capture_output=True, text=True)
        if found.stdout.split():
            return found.stdout.split()[-1]
        time.sleep(0.2)
    return None


def still(env, shown, path, patience):
    """Takes pictures until two of them are the same: nothing is being painted any more."""
    until, before = time.time() + patience, None
    while time.time() < until:
        time.sleep(0.7)
        picture = subprocess.run(["import", "-window", shown, "-colorspace", "Gray", "gray:-"], env=env, capture_output=True).stdout
        if picture and picture == before:
            break
        before = picture
    subprocess.run(["import", "-window", shown, str(path)], env=env, check=True)


def places(pages):
    """The numbers of these pages in the tour, in its order: so many keys lead there."""
    found = []
    for name, words in PAGES.items():
        at = next((number for number, (rows, _, _) in enumerate(pages) if any(words in row for row in rows)), None)
        if at is None:
            sys.exit(f"no page of the tour has the words of {name!r}: {words}")
        found.append(at)
    if found != sorted(set(found)):
        sys.exit(f"the tour shows these pages in another order: {dict(zip(PAGES, found))}")
    return found


def unaided(numbers, pages, folder):
    """A script that shows the pages as they stand in reading order, and goes on by the same keys as the tour."""
    script = ["stty -icanon -echo", "printf '\\033[?25l'"]
    at = 0
    for number, (rows, first_rule, last_rule) in zip(numbers, pages):
        rows = ["─" * COLUMNS if row in (first_rule, last_rule) else text for row, text in enumerate(rows)]
        file = pathlib.Path(folder) / f"page-{number}"
        file.write_text("\n".join(rows), encoding="utf-8")
        script += [f"dd bs=1 count={number - at} 2>/dev/null >/dev/null", f"printf '\\033[H\\033[2J'; cat {file}"]
        at = number
    path = pathlib.Path(folder) / "pages.sh"
    path.write_text("\n".join(script + ["read wait", ""]), encoding="utf-8")
    return ["sh", str(path)]


def screenshots(case, bazar, numbers, pages, paths, patience):
    """Takes a picture of each page of the tour; returns why there is none."""
    _, terminal, in_tmux, more, _ = case
    home = tempfile.mkdtemp()
    os.makedirs(home + "/.mlterm")
    pathlib.Path(home + "/.mlterm/aafont").write_text(
        f"DEFAULT={FONT}\nISO10646_UCS4_1={FONT}\nISO10646_UCS4_1_FULLWIDTH={HAN_FONT}\n")
    for file, text in SETTINGS.items():
        path = pathlib.Path(home, ".config", file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    server, display = start_display()
    env = surroundings(display, home)
    program = [str(bazar), "tour", "--by-hand", "--lang", "zh,ug", "--data", home + "/data"] + more
    if more == UNAIDED:
        program = unaided(numbers, pages, home)
    socket = f"bazar{os.getpid()}"
    if in_tmux:
        program = ["tmux", "-u", "-L", socket, "-f", os.devnull, "new-session", " ".join(program) + "; read wait",
                   ";", "set-option", "status", "off"]
    child = None
    try:
        child = subprocess.Popen(command(terminal, program), env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL, start_new_session=True)
        shown = window(env, patience)
        if shown is None:
            return "no window"
        subprocess.run(["xdotool", "windowfocus", shown], env=env)
        at = 0
        still(env, shown, paths[0], patience)
        for page, path in zip(numbers, paths):
            if at < page:
                # A key that was typed for the page before is dropped: each waits until its page stands.
                subprocess.run(["xdotool", "key", "--delay", "350"] + ["space"] * (page - at), env=env)
            at = page
            still(env, shown, path, patience)
        return None
    finally:
        if in_tmux:
            subprocess.run(["tmux", "-L", socket, "kill-server"], env=env, stderr=subprocess.DEVNULL)
        if child is not None:
            for number in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(child.pid, number)
                    child.wait(3)
                    break
                except ProcessLookupError:
                    break
                except subprocess.TimeoutExpired:
                    continue
        server.terminate()
        server.wait(5)
        shutil.rmtree(home, ignore_errors=True)


def grey_of(path):
    out = subprocess.run(["convert", str(path), "-colorspace", "Gray", "-depth", "8", "pgm:-"], capture_output=True, check=True).stdout
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", out)
    across, down = int(head[1]), int(head[2])
    return numpy.frombuffer(out[head.end():], numpy.uint8).reshape(down, across).astype(float)


def ink_of(grey):
    """How far each pixel is from the background of its row, between 0 and 1: colours do not matter."""
    return numpy.abs(grey - numpy.median(grey, axis=1, keepdims=True)) / 255


def grid(grey, first_rule, last_rule):
    """Where the cells are, by the page's two rules: left, top, and the size of one."""
    extents = {}
    # Its outermost rows are a window's own.
    for y in range(3, len(grey) - 3):
        # A window's borders and bars are lines too, but longer or shorter than a rule.
        edges = numpy.flatnonzero(numpy.diff(numpy.pad(grey[y] > grey.min() + 40, 1).astype(int)))
        starts, ends = edges[::2], edges[1::2]
        if len(starts):
            longest = int((ends - starts).argmax())
            extents.setdefault((int(starts[longest]), int(ends[longest])), []).append(y)
    for (left, right), lines in extents.items():
        # A rule may be two pixels thick; the focused row is far thicker.
        thin = [y for y in lines if not {y - 3, y + 3} & set(lines)]
        if not thin or right - left < 0.8 * grey.shape[1]:
            continue
        across, down = (right - left) / COLUMNS, (thin[-1] - thin[0]) / (last_rule - first_rule)
        if 1.6 < down / across < 2.8:
            return left, thin[0] - (first_rule + 0.5) * down, across, down
    return None


def correlation(one, other):
    one, other = one - one.mean(), other - other.mean()
    return float((one * other).sum() / (((one ** 2).sum() * (other ** 2).sum()) ** 0.5 + 1e-9))


def best_place(drawn, ink, left, top, reach):
    """Where near this place the drawing fits best: a font's baseline and rounding differ from terminal to terminal."""
    best = (-1.0, 0, 0)
    for y in range(max(0, top - reach[1]), min(ink.shape[0] - drawn.shape[0], top + reach[1]) + 1):
        for x in range(max(0, left - reach[0]), min(ink.shape[1] - drawn.shape[1], left + reach[0]) + 1):
            fit = correlation(drawn, ink[y:y + drawn.shape[0], x:x + drawn.shape[1]])
            best = max(best, (fit, x, y))
    return best


def likeness(segment, ink, cells):
    """The likeness of the least alike three cells, and the segment's strip of the picture."""
    left, top, across, down = cells
    cell = (round(across), round(down))
    at = (round(left + (segment.end - segment.cells) * across), round(top + (segment.row - 0.5) * down))
    padded = numpy.pad(ink, cell[1])
    best = (-1.0, None)
    for weight in (Pango.Weight.NORMAL, Pango.Weight.BOLD):
        drawn = reference.drawing(segment, FONT, cell, weight)
        rows = numpy.flatnonzero(drawn.max(axis=1) > 0.2)
        above = rows[0]
        drawn = drawn[rows[0]:rows[-1] + 1]
        fit, x, y = best_place(drawn, padded, at[0] + cell[1], at[1] + cell[1] + above, (2, cell[1] // 2))
        strip = padded[y:y + drawn.shape[0], x:x + drawn.shape[1]]
        least = 1.0
        step = max(1, cell[0])
        for start in range(0, drawn.shape[1] - 3 * step + 1, step):
            part = slice(start, start + 3 * step)
            if drawn[:, part].sum() < 0.02 * drawn[:, part].size and strip[:, part].sum() < 0.02 * drawn[:, part].size:
                continue
            least = min(least, shifted(drawn[:, part], strip, start))
        if best[1] is None or least > best[0]:
            best = (least, padded[max(0, y - 2):y + drawn.shape[0] + 2, x:x + drawn.shape[1]])
    return best


def shifted(part, strip, start):
    """The likeness of three cells where they fit best, one pixel to either side."""
    wide = part.shape[1]
    fits = [correlation(part, strip[:, at:at + wide]) for at in (start - 1, start, start + 1)
            if 0 <= at and at + wide <= strip.shape[1]]
    return max(fits)


def read(strips, folder):
    """What OCR reads from strips of rows, one under the other on white paper."""
    width = max(strip.shape[1] for strip in strips) + 80
    paper = []
    for strip in strips:
        strip = strip / max(strip.max(), 0.01)
        strip = numpy.pad(strip, ((12, 12), (width - 40 - strip.shape[1], 40)))
        paper.append(strip)
    grey = (255 - 255 * numpy.concatenate(paper)).clip(0, 255).astype(numpy.uint8)
    raw, large = folder / "ocr.pgm", folder / "ocr.png"
    raw.write_bytes(b"P5\n%d %d\n255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes())
    subprocess.run(["convert", str(raw), "-resize", "200%", str(large)], check=True)
    out = subprocess.run(["tesseract", str(large), "-", "-l", "uig", "--psm", "6"], capture_output=True, text=True).stdout
    return re.findall(f"[{reference.LETTERS}]+", out)


def tour(bazar, who, out):
    """The pages of the tour as text, joined and placed by bazar or left in reading order."""
    told = subprocess.run([bazar, "tour", "--plain", "--uyghur", who, "--lang", "zh,ug", "--data", str(out / "data")],
                          capture_output=True, text=True, check=True).stdout
    return reference.pages(told)


def judge(case, bazar, numbers, pages, args, out):
    """Returns the share of words read, the least likeness, and why there is nothing to judge."""
    stem = re.sub(r"\W+", "-", case[0])
    paths = [out / f"{stem}-{page}.png" for page in PAGES]
    fault = screenshots(case, bazar, numbers, pages, paths, args.patience)
    if fault:
        return 0.0, 0.0, fault
    words, seen, least = [], [], 1.0
    for path, (rows, first_rule, last_rule) in zip(paths, pages):
        grey = grey_of(path)
        cells = grid(grey, first_rule, last_rule)
        if cells is None:
            return 0.0, 0.0, "no page of the tour is on the screen"
        ink, strips = ink_of(grey), []
        for segment in reference.segments(rows, first_rule, last_rule):
            alike, strip = likeness(segment, ink, cells)
            if args.verbose:
                print(f"    {path.name} row {segment.row:2} {alike:5.2f} {segment.text}")
            least = min(least, alike)
            strips.append(strip)
            words += segment.words()
        seen += read(strips, out)
    found = [word for word in words if difflib.get_close_matches(word, seen, 1, 0.75)]
    return len(found) / len(words), least, None


def sheet(page):
    """The reference drawing of a whole page, small enough to keep."""
    across, down = 6, 12
    paper = numpy.zeros(((ROWS + 2) * down, COLUMNS * across))
    for segment in reference.segments(*page):
        drawn = reference.drawing(segment, FONT, (across, down), Pango.Weight.NORMAL)
        top, left = round((segment.row + 0.5) * down), (segment.end - segment.cells) * across
        part = paper[top:top + drawn.shape[0], left:left + drawn.shape[1]]
        numpy.maximum(part, drawn[:, :part.shape[1]], out=part)
    return paper[down:-down]


def check_golden(pages, update, out):
    """Says which reference drawings are others than a person has looked at."""
    stale = []
    for name, page in zip(PAGES, pages):
        path, drawn = HERE / "golden" / f"tour-{name}.png", sheet(page)
        if update:
            path.parent.mkdir(exist_ok=True)
            raw = out / "sheet.pgm"
            grey = (255 - 255 * drawn).clip(0, 255).astype(numpy.uint8)
            raw.write_bytes(b"P5\n%d %d\n255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes())
            subprocess.run(["convert", str(raw), "+dither", "-colors", "16", "-depth", "4", "-strip", str(path)], check=True)
        elif not path.exists() or correlation(grey_of(path), -drawn) < 0.97:
            stale.append(path.name)
    return stale


def main():
    if sys.argv[1:] == ["--install"]:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends"] + PACKAGES, check=True)
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bazar", default=ROOT / "target/debug/bazar", help="the program (cargo build makes it)")
    parser.add_argument("--only", help="this row of the table alone")
    parser.add_argument("--update", action="store_true", help="write the golden images")
    parser.add_argument("--verbose", action="store_true", help="tell how alike each row is")
    parser.add_argument("--patience", type=float, default=30, help="seconds for a terminal to appear")
    parser.add_argument("--out", default=tempfile.gettempdir() + "/bazar-terminals", help="folder of the screenshots")
    args = parser.parse_args()
    missing = [tool for tool in ("Xvfb", "xdotool", "import", "tesseract", "tmux") if not shutil.which(tool)]
    if missing or reference is None:
        sys.exit(f"missing {' '.join(missing) or 'Pango for Python'}: run.py --install as root")
    bazar = os.path.abspath(args.bazar)
    if not os.path.exists(bazar):
        sys.exit(f"no program {bazar}: cargo build")
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    in_order, placed = tour(bazar, "terminal", out), tour(bazar, "app", out)
    numbers = places(in_order)
    pages = [reference.same_words(in_order[number], placed[number]) for number in numbers]
    stale = check_golden(pages, args.update, out)
    if stale:
        sys.exit(f"the reference drawings are not the golden ones: {' '.join(stale)}. Run with --update, look at them, and commit them")
    count = sum(len(reference.segments(*page)) for page in pages)
    print(f"{len(pages)} pages, {count} rows of Uyghur\n{'terminal':45} {'words read':>10} {'likeness':>9}  Uyghur")
    failed = 0
    for case in CASES:
        name, terminal, _, _, is_right = case
        if args.only and args.only != name:
            continue
        if not shutil.which(terminal):
            print(f"{name:45} {'-':>10} {'-':>9}  not installed")
            failed += 1
            continue
        words, least, fault = judge(case, bazar, numbers, pages, args, out)
        if fault:
            print(f"{name:45} {'-':>10} {'-':>9}  {fault}")
            failed += 1
            continue
        reads_right = words >= READ and least >= ALIKE
        failed += reads_right != is_right
        verdict = "right" if reads_right else "wrong"
        print(f"{name:45} {words:10.0%} {least:9.2f}  {verdict}{'' if reads_right == is_right else '  <- expected otherwise'}", flush=True)
    return 1 if failed else 0


sys.exit(main())
