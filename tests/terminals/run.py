#!/usr/bin/env python3
"""Starts real terminals, shows a page of bazar in each, and tells whether its Uyghur reads right.

    run.py --install             Debian's packages that it needs (as root)
    run.py [--only NAME]         the table terminal x right/wrong; exit code 1 if one is wrong
    run.py --update              keeps what the terminals show as golden images: look at them before you commit

Two judges look at each screenshot. `tesseract-ocr-uig` reads it: reversed words are no words. It does not see how letters
join nor in which order numbers stand, so the picture is compared with the golden one of the same terminal as well, tile by
tile. The page is the trainer's set-up page in Uyghur alone: a price, a phone number and sentences. The last rows of the table
are controls that must be found wrong: they prove that the judges see.
"""
import argparse, difflib, os, pathlib, re, shutil, signal, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PACKAGES = ("xvfb xdotool imagemagick dbus-x11 xterm xfce4-terminal konsole mlterm kitty alacritty tmux "
            "fonts-ukij-uyghur fonts-noto-cjk tesseract-ocr tesseract-ocr-uig").split()
FONT, POINTS, COLUMNS, ROWS = "UKIJ Teng", 13, 80, 24
# From the board through its menu to the page.
KEYS = ["0", "4"]
# Name, terminal, inside tmux, more arguments for bazar, whether Uyghur must read right.
CASES = [
    ("xterm", "xterm", False, [], True),
    ("xfce4-terminal", "xfce4-terminal", False, [], True),
    ("konsole", "konsole", False, [], True),
    ("mlterm", "mlterm", False, [], True),
    ("kitty", "kitty", False, [], True),
    ("alacritty", "alacritty", False, [], True),
    ("tmux in xfce4-terminal", "xfce4-terminal", True, [], True),
    ("control: kitty, told plain", "kitty", False, ["--bidi-method", "plain"], False),
    ("control: tmux in xfce4-terminal, told plain", "xfce4-terminal", True, ["--bidi-method", "plain"], False),
]
# Tiles of the page that are compared one by one, and how alike the least alike must be.
TILES, ALIKE = (8, 24), 0.75
WORDS_READ = 0.6


def command(terminal, program):
    size = f"{COLUMNS}x{ROWS}"
    return {
        "xterm": ["xterm", "-u8", "-fa", FONT, "-fs", str(POINTS), "-geometry", size + "+0+0", "-e"],
        "xfce4-terminal": ["dbus-run-session", "--", "xfce4-terminal", "--disable-server", "--hide-menubar", "--hide-scrollbar",
                           f"--font={FONT} {POINTS}", f"--geometry={size}+0+0", "-x"],
        "konsole": ["dbus-run-session", "--", "konsole", "--nofork", "--hide-menubar", "--hide-tabbar", "-p",
                    f"Font={FONT},{POINTS},-1,5,50,0,0,0,0,0", "-p", f"TerminalColumns={COLUMNS}", "-p", f"TerminalRows={ROWS}", "-e"],
        "kitty": ["kitty", "--config", "NONE", "-o", "font_family=" + FONT, "-o", f"font_size={POINTS}", "-o",
                  "remember_window_size=no", "-o", f"initial_window_width={COLUMNS}c", "-o", f"initial_window_height={ROWS}c",
                  "-o", "update_check_interval=0", "-o", "linux_display_server=x11", "--"],
        "alacritty": ["alacritty", "--config-file", os.devnull, "-o", f"window.dimensions.columns={COLUMNS}", "-o",
                      f"window.dimensions.lines={ROWS}", "-o", f'font.normal.family="{FONT}"', "-o", f"font.size={POINTS}", "-e"],
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
               GDK_BACKEND="x11", NO_AT_BRIDGE="1", XDG_RUNTIME_DIR=home, HOME=home)
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


def screenshot(case, bazar, path, patience):
    """Shows the page and takes its picture; returns why there is none."""
    _, terminal, in_tmux, more, _ = case
    home = tempfile.mkdtemp()
    os.makedirs(home + "/.mlterm")
    pathlib.Path(home + "/.mlterm/aafont").write_text(f"DEFAULT={FONT}\nISO10646_UCS4_1={FONT}\n")
    server, display = start_display()
    env = surroundings(display, home)
    program = [str(bazar), "trainer", "--lang", "ug", "--data", home + "/data"] + more
    socket = f"bazar{os.getpid()}"
    if in_tmux:
        program = ["tmux", "-u", "-L", socket, "-f", os.devnull, "new-session", " ".join(program)]
    child = None
    try:
        child = subprocess.Popen(command(terminal, program), env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL, start_new_session=True)
        shown = window(env, patience)
        if shown is None:
            return "no window"
        subprocess.run(["xdotool", "windowfocus", shown], env=env)
        still(env, shown, path, patience)
        for key in KEYS:
            subprocess.run(["xdotool", "key", key], env=env)
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


def expected_words():
    text = (ROOT / "locales/ug/app.ftl").read_text(encoding="utf-8")
    said = re.findall(r"^app-set-up-(?:title|ask|tell|none) = (.*)$", text, re.M)
    return [word for word in re.findall(r"[\u0626-\u06d5]+", " ".join(said)) if len(word) > 3]


def read(path):
    """The share of the page's words that OCR reads, about as they are written."""
    with tempfile.NamedTemporaryFile(suffix=".png") as large:
        subprocess.run(["convert", str(path), "-colorspace", "Gray", "-negate", "-resize", "250%", large.name], check=True)
        text = subprocess.run(["tesseract", large.name, "-", "-l", "uig", "--psm", "6"], capture_output=True, text=True).stdout
    seen = re.findall(r"[\u0626-\u06d5]+", text)
    words = expected_words()
    found = [word for word in words if difflib.get_close_matches(word, seen, 1, 0.75)]
    return len(found) / len(words)


def pixels(path):
    """The page as rows of grey, small enough to compare and to keep."""
    out = subprocess.run(["convert", str(path), "-colorspace", "Gray", "-resize", "480x288!", "-depth", "8", "gray:-"],
                         capture_output=True, check=True).stdout
    return [out[row * 480:(row + 1) * 480] for row in range(288)]


def likeness(one, other):
    """How alike the least alike tile is: the correlation of its pixels."""
    columns, rows = TILES
    width, height = 480 // columns, 288 // rows
    least = 1.0
    for top in range(0, 288, height):
        for left in range(0, 480, width):
            a = [value for row in one[top:top + height] for value in row[left:left + width]]
            b = [value for row in other[top:top + height] for value in row[left:left + width]]
            mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
            spread_a = sum((value - mean_a) ** 2 for value in a)
            spread_b = sum((value - mean_b) ** 2 for value in b)
            # A tile with next to nothing in it has no shape to compare.
            flat = 150 * len(a)
            if spread_a < flat and spread_b < flat or max(spread_a, spread_b) < 2 * flat:
                continue
            both = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b))
            least = min(least, both / ((spread_a * spread_b) ** 0.5 + 1))
    return least


def main():
    if sys.argv[1:] == ["--install"]:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends"] + PACKAGES, check=True)
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bazar", default=ROOT / "target/debug/bazar", help="the program (cargo build makes it)")
    parser.add_argument("--only", help="this row of the table alone")
    parser.add_argument("--update", action="store_true", help="write the golden images")
    parser.add_argument("--patience", type=float, default=30, help="seconds for a terminal to appear")
    parser.add_argument("--out", default=tempfile.gettempdir() + "/bazar-terminals", help="folder of the screenshots")
    args = parser.parse_args()
    missing = [tool for tool in ("Xvfb", "xdotool", "import", "tesseract", "tmux") if not shutil.which(tool)]
    if missing:
        sys.exit(f"missing {' '.join(missing)}: run.py --install as root")
    if not os.path.exists(args.bazar):
        sys.exit(f"no program {args.bazar}: cargo build")
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    failed = 0
    print(f"{'terminal':45} {'words read':>10} {'likeness':>9}  Uyghur")
    for case in CASES:
        name, terminal, _, _, is_right = case
        if args.only and args.only != name:
            continue
        if not shutil.which(terminal):
            print(f"{name:45} {'-':>10} {'-':>9}  not installed")
            continue
        stem = re.sub(r"\W+", "-", name)
        path = out / f"{stem}.png"
        fault = screenshot(case, os.path.abspath(args.bazar), path, args.patience)
        if fault:
            print(f"{name:45} {'-':>10} {'-':>9}  {fault}")
            failed += 1
            continue
        # A control is held against the picture of its terminal at its best.
        golden = HERE / "golden" / f"{re.sub('^control-|-told-plain$', '', stem)}.png"
        if args.update and is_right:
            golden.parent.mkdir(exist_ok=True)
            subprocess.run(["convert", str(path), "-colorspace", "Gray", "-resize", "480x288!", "+dither", "-colors", "16", "-depth", "4",
                            "-strip", str(golden)], check=True)
        words = read(path)
        alike = likeness(pixels(path), pixels(golden)) if golden.exists() else 0.0
        reads_right = words >= WORDS_READ and alike >= ALIKE
        failed += reads_right != is_right
        verdict = "right" if reads_right else "wrong"
        if reads_right != is_right:
            verdict += "  <- expected otherwise"
        print(f"{name:45} {words:10.0%} {alike:9.2f}  {verdict}", flush=True)
    return 1 if failed else 0


sys.exit(main())
