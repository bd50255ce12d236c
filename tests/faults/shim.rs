//! Stands between the program and the C library (`LD_PRELOAD`), counts what changes or syncs a file of the watched folder, and lets
//! one of these points fail, be the last, or be where the power goes. Knows nothing of bazar; `tests/it/faults.rs` says what comes when.
//!
//! ```text
//! FAULT_ROOT   the folder that is watched             FAULT_POINT  the point, from 1; past the last one: at the program's end;
//!                                                                  0: before the first one
//! FAULT        kill │ once:ERRNO │ on:ERRNO │ short:full │ short:kill │ power:SEED │ unsynced
//! FAULT_LOG    where the points are told in the end: one a row, what and where
//! ```
//! Power: a file falls back to what it was at its last sync and some of the writes since, whole, torn between sectors, or as zeros.
//! A name that was made, moved or removed holds once its folder is synced; of those since, the first few of each folder hold, and a
//! move holds in both folders or in none. Unsynced: a sync is refused, what it was for is lost, and the power goes in the end.
//!
//! Before the program waits for a line it writes the byte 4, so that whoever drives it knows that a page is whole.

mod disk;

use std::cell::Cell;
use std::ffi::{CStr, CString, OsStr, c_char, c_int, c_uint, c_void};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use disk::{Change, Dice, Disk, Naming, Node};

const EIO: c_int = 5;
const ENOSPC: c_int = 28;
const EROFS: c_int = 30;
const ENOSYS: c_int = 38;
const SIGKILL: c_int = 9;
const SEEK_CUR: c_int = 1;
const AT_FDCWD: c_int = -100;
const AT_REMOVEDIR: c_int = 0x200;
const O_ACCMODE: c_int = 3;
const O_CREAT: c_int = 0o100;
const O_EXCL: c_int = 0o200;
const O_TRUNC: c_int = 0o1000;

unsafe extern "C" {
    fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void;
    fn atexit(at_end: extern "C" fn()) -> c_int;
    fn getpid() -> c_int;
    fn kill(pid: c_int, signal: c_int) -> c_int;
    fn lseek64(fd: c_int, offset: i64, whence: c_int) -> i64;
    fn __errno_location() -> *mut c_int;
}

/// The C library's own function of a name.
macro_rules! real {
    ($name:literal, fn($($arg:ty),*) -> $out:ty) => {{
        let name = CString::new($name).expect("a name has no zero");
        // The next object after this one that has the name.
        let found = unsafe { dlsym(-1_isize as *mut c_void, name.as_ptr()) };
        assert!(!found.is_null(), $name);
        unsafe { std::mem::transmute::<*mut c_void, unsafe extern "C" fn($($arg),*) -> $out>(found) }
    }};
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    Kill,
    Once(c_int),
    On(c_int),
    /// Half of a write, then one that finds no room.
    ShortFull,
    /// Half of a write, then the end.
    ShortKill,
    Power(u64),
    Unsynced,
}

/// What becomes of a call.
enum Verdict {
    Go,
    Half,
    Fail(c_int),
}

struct State {
    root: PathBuf,
    fault: Fault,
    point: usize,
    /// What and where the points so far were.
    points: Vec<String>,
    /// The other half of a short write is still to come.
    is_half_done: bool,
    disk: Option<Disk>,
}

static STATE: Mutex<Option<State>> = Mutex::new(None);

thread_local! {
    /// Whether this thread is at work here: what it does then is not the program's.
    static IS_INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Does something with the state, unless nothing is watched or the call is one of our own.
fn with<V>(work: impl FnOnce(&mut State) -> Option<V>) -> Option<V> {
    if IS_INSIDE.try_with(|inside| inside.replace(true)).unwrap_or(true) {
        return None;
    }
    let done = match STATE.lock() {
        Ok(mut state) => state.as_mut().and_then(work),
        Err(_) => None,
    };
    IS_INSIDE.with(|inside| inside.set(false));
    done
}

#[used]
#[unsafe(link_section = ".init_array")]
static BEGIN: extern "C" fn() = begin;

extern "C" fn begin() {
    let Some(root) = std::env::var_os("FAULT_ROOT") else {
        return;
    };
    IS_INSIDE.with(|inside| inside.set(true));
    let root = fs::canonicalize(root).expect("the watched folder is there");
    let said = std::env::var("FAULT").unwrap_or_default();
    let fault = match said.split_once(':') {
        Some(("once", number)) => Fault::Once(number.parse().expect("a number of an error")),
        Some(("on", number)) => Fault::On(number.parse().expect("a number of an error")),
        Some(("short", "full")) => Fault::ShortFull,
        Some(("short", _)) => Fault::ShortKill,
        Some(("power", seed)) => Fault::Power(seed.parse().expect("a seed")),
        None if said == "kill" => Fault::Kill,
        None if said == "unsynced" => Fault::Unsynced,
        _ => Fault::None,
    };
    let point = std::env::var("FAULT_POINT").ok().and_then(|point| point.parse().ok());
    let disk = matches!(fault, Fault::Power(_) | Fault::Unsynced).then(|| Disk::of(&root));
    let state = State {
        root,
        fault,
        point: point.unwrap_or(0),
        points: Vec::new(),
        is_half_done: false,
        disk,
    };
    *STATE.lock().expect("nobody was here before") = Some(state);
    unsafe { atexit(end) };
    IS_INSIDE.with(|inside| inside.set(false));
}

extern "C" fn end() {
    with(|state| {
        state.power_goes();
        let log = std::env::var_os("FAULT_LOG")?;
        fs::write(log, state.points.join("\n")).ok()
    });
}

impl State {
    /// A point is reached.
    fn point(&mut self, what: &str, path: &Path) -> Verdict {
        let at = path.strip_prefix(&self.root).unwrap_or(path).display();
        self.points.push(format!("{what} {at}"));
        let is_write = what == "write";
        if std::mem::take(&mut self.is_half_done) {
            return match self.fault {
                Fault::ShortKill => die(),
                _ => Verdict::Fail(ENOSPC),
            };
        }
        let count = self.points.len();
        match self.fault {
            Fault::Kill if count == self.point => die(),
            Fault::Once(errno) if count == self.point => Verdict::Fail(errno),
            Fault::On(errno) if self.point <= count => Verdict::Fail(errno),
            Fault::ShortFull | Fault::ShortKill if count == self.point && is_write => {
                self.is_half_done = true;
                Verdict::Half
            }
            Fault::Unsynced if count == self.point => Verdict::Fail(EIO),
            Fault::Power(_) if count == self.point => {
                self.power_goes();
                die()
            }
            _ => Verdict::Go,
        }
    }

    fn power_goes(&mut self) {
        let Some(disk) = self.disk.take() else {
            return;
        };
        let seed = match self.fault {
            Fault::Power(seed) => seed,
            _ => 0,
        };
        let state = seed.wrapping_mul(1_000_003).wrapping_add(self.point as u64);
        let left = disk.left(Dice { seed, state });
        for entry in fs::read_dir(&self.root).into_iter().flatten().flatten() {
            let path = entry.path();
            let _ = if path.is_dir() {
                fs::remove_dir_all(path)
            } else {
                fs::remove_file(path)
            };
        }
        // Folders come before what is in them; what lay in a folder that is gone is gone.
        for (path, content) in left {
            let _ = match content {
                None => fs::create_dir(path),
                Some(content) => fs::write(path, content),
            };
        }
    }

    fn is_read_only(&self) -> bool {
        self.fault == Fault::On(EROFS) && self.point <= self.points.len()
    }

    fn watched(&self, at: c_int, path: *const c_char) -> Option<PathBuf> {
        let path = Path::new(OsStr::from_bytes(unsafe { CStr::from_ptr(path) }.to_bytes()));
        let base = match at {
            AT_FDCWD => std::env::current_dir().ok()?,
            fd => path_of(fd)?,
        };
        let mut plain = PathBuf::new();
        for part in base.join(path).components() {
            match part {
                Component::ParentDir => drop(plain.pop()),
                Component::CurDir => {}
                part => plain.push(part),
            }
        }
        (plain.starts_with(&self.root) && plain != self.root).then_some(plain)
    }

    fn watched_fd(&self, fd: c_int) -> Option<PathBuf> {
        path_of(fd).filter(|path| path.starts_with(&self.root))
    }

    fn named(&mut self, naming: Naming) {
        if let Some(disk) = &mut self.disk {
            disk.since.push(naming);
        }
    }
}

fn path_of(fd: c_int) -> Option<PathBuf> {
    let path = fs::read_link(format!("/proc/self/fd/{fd}")).ok()?;
    let text = path.as_os_str().as_bytes();
    let text = text.strip_suffix(b" (deleted)").unwrap_or(text);
    Some(PathBuf::from(OsStr::from_bytes(text)))
}

fn die() -> ! {
    unsafe { kill(getpid(), SIGKILL) };
    loop {
        std::hint::spin_loop();
    }
}

fn refuse(errno: c_int) -> c_int {
    unsafe { *__errno_location() = errno };
    -1
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// A call that changes names: `what` counts if `naming` says that it changes any.
fn name(what: &str, find: impl FnOnce(&State) -> Option<(PathBuf, Naming)>, call: impl FnOnce() -> c_int) -> c_int {
    let done = with(|state| {
        let (path, naming) = find(state)?;
        if let Verdict::Fail(errno) = state.point(what, &path) {
            return Some(refuse(errno));
        }
        let naming = match naming {
            // What a second name leads to.
            Naming::Moved(from, to) if what == "link" => {
                let number = fs::metadata(&from).map_or(0, |file| file.ino());
                let id = state.disk.as_ref().and_then(|disk| disk.ids.get(&number).copied());
                Naming::Made(to, Node::File(id.unwrap_or_default()))
            }
            naming => naming,
        };
        let done = call();
        if done == 0 {
            state.named(naming);
        }
        Some(done)
    });
    done.unwrap_or(NOT_OURS)
}

/// No call answers this.
const NOT_OURS: c_int = c_int::MIN;

fn opened(at: c_int, path: *const c_char, flags: c_int, call: impl Fn() -> c_int) -> c_int {
    let done = with(|state| {
        let path = state.watched(at, path)?;
        let was_there = is_there(&path);
        let is_to_write = flags & O_ACCMODE != 0;
        let is_made = flags & O_CREAT != 0 && !was_there;
        let is_emptied = flags & O_TRUNC != 0
            && is_to_write
            && flags & O_EXCL == 0
            && fs::metadata(&path).is_ok_and(|file| file.len() != 0);
        if is_made || is_emptied {
            let what = if is_made { "create" } else { "empty" };
            if let Verdict::Fail(errno) = state.point(what, &path) {
                return Some(refuse(errno));
            }
        } else if is_to_write && state.is_read_only() {
            return Some(refuse(EROFS));
        }
        let fd = call();
        if let (0.., Some(disk)) = (fd, &mut state.disk) {
            if is_made {
                let number = fs::metadata(&path).map_or(0, |file| file.ino());
                let id = disk.new_file(number, Vec::new());
                disk.since.push(Naming::Made(path, Node::File(id)));
            } else if is_emptied && let Some(content) = disk.content(fd) {
                content.since.push(Change::Truncate(0));
            }
        }
        Some(fd)
    });
    done.unwrap_or_else(call)
}

fn written(fd: c_int, bytes: &[u8], offset: Option<i64>) -> Option<isize> {
    with(|state| {
        let path = state.watched_fd(fd)?;
        let bytes = match state.point("write", &path) {
            Verdict::Go => bytes,
            Verdict::Half => &bytes[..bytes.len().div_ceil(2)],
            Verdict::Fail(errno) => return Some(refuse(errno) as isize),
        };
        let at = offset.unwrap_or_else(|| unsafe { lseek64(fd, 0, SEEK_CUR) });
        let start = bytes.as_ptr().cast();
        let done = match offset {
            Some(offset) => {
                let call = real!("pwrite64", fn(c_int, *const c_void, usize, i64) -> isize);
                unsafe { call(fd, start, bytes.len(), offset) }
            }
            None => {
                let call = real!("write", fn(c_int, *const c_void, usize) -> isize);
                unsafe { call(fd, start, bytes.len()) }
            }
        };
        let content = state.disk.as_mut().and_then(|disk| disk.content(fd));
        if let (Some(content), Ok(count), Ok(at)) = (content, usize::try_from(done), usize::try_from(at)) {
            let bytes = bytes[..count].to_vec();
            content.since.push(Change::Write { at, bytes });
        }
        Some(done)
    })
}

fn synced(fd: c_int, call: impl FnOnce() -> c_int) -> Option<c_int> {
    with(|state| {
        let path = state.watched_fd(fd)?;
        if let Verdict::Fail(errno) = state.point("sync", &path) {
            if let (Fault::Unsynced, Some(disk)) = (state.fault, &mut state.disk) {
                disk.lose(fd);
            }
            return Some(refuse(errno));
        }
        let done = call();
        if let (0, Some(disk)) = (done, &mut state.disk) {
            disk.sync(fd, &path);
        }
        Some(done)
    })
}

fn shortened(fd: c_int, length: i64, call: impl FnOnce() -> c_int) -> Option<c_int> {
    with(|state| {
        let path = state.watched_fd(fd)?;
        if let Verdict::Fail(errno) = state.point("truncate", &path) {
            return Some(refuse(errno));
        }
        let done = call();
        let content = state.disk.as_mut().and_then(|disk| disk.content(fd));
        if let (0, Some(content), Ok(length)) = (done, content, usize::try_from(length)) {
            content.since.push(Change::Truncate(length));
        }
        Some(done)
    })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn open64(path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
    let call = real!("open64", fn(*const c_char, c_int, c_uint) -> c_int);
    opened(AT_FDCWD, path, flags, || unsafe { call(path, flags, mode) })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn open(path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
    let call = real!("open", fn(*const c_char, c_int, c_uint) -> c_int);
    opened(AT_FDCWD, path, flags, || unsafe { call(path, flags, mode) })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn openat64(at: c_int, path: *const c_char, flags: c_int, mode: c_uint) -> c_int {
    let call = real!("openat64", fn(c_int, *const c_char, c_int, c_uint) -> c_int);
    opened(at, path, flags, || unsafe { call(at, path, flags, mode) })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn read(fd: c_int, bytes: *mut c_void, count: usize) -> isize {
    if fd == 0 && !IS_INSIDE.try_with(Cell::get).unwrap_or(true) {
        let call = real!("write", fn(c_int, *const c_void, usize) -> isize);
        unsafe { call(1, b"\x04".as_ptr().cast(), 1) };
    }
    let call = real!("read", fn(c_int, *mut c_void, usize) -> isize);
    unsafe { call(fd, bytes, count) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn write(fd: c_int, bytes: *const c_void, count: usize) -> isize {
    let slice = unsafe { std::slice::from_raw_parts(bytes.cast(), count) };
    written(fd, slice, None).unwrap_or_else(|| {
        let call = real!("write", fn(c_int, *const c_void, usize) -> isize);
        unsafe { call(fd, bytes, count) }
    })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite64(fd: c_int, bytes: *const c_void, count: usize, offset: i64) -> isize {
    let slice = unsafe { std::slice::from_raw_parts(bytes.cast(), count) };
    written(fd, slice, Some(offset)).unwrap_or_else(|| {
        let call = real!("pwrite64", fn(c_int, *const c_void, usize, i64) -> isize);
        unsafe { call(fd, bytes, count, offset) }
    })
}

#[repr(C)]
struct Piece {
    start: *const u8,
    length: usize,
}

#[unsafe(no_mangle)]
unsafe extern "C" fn writev(fd: c_int, pieces: *const Piece, count: c_int) -> isize {
    let given = unsafe { std::slice::from_raw_parts(pieces, usize::try_from(count).unwrap_or(0)) };
    let mut bytes = Vec::new();
    for piece in given {
        bytes.extend_from_slice(unsafe { std::slice::from_raw_parts(piece.start, piece.length) });
    }
    written(fd, &bytes, None).unwrap_or_else(|| {
        let call = real!("writev", fn(c_int, *const Piece, c_int) -> isize);
        unsafe { call(fd, pieces, count) }
    })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fsync(fd: c_int) -> c_int {
    let call = real!("fsync", fn(c_int) -> c_int);
    synced(fd, || unsafe { call(fd) }).unwrap_or_else(|| unsafe { call(fd) })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn fdatasync(fd: c_int) -> c_int {
    let call = real!("fdatasync", fn(c_int) -> c_int);
    synced(fd, || unsafe { call(fd) }).unwrap_or_else(|| unsafe { call(fd) })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn ftruncate64(fd: c_int, length: i64) -> c_int {
    let call = real!("ftruncate64", fn(c_int, i64) -> c_int);
    shortened(fd, length, || unsafe { call(fd, length) }).unwrap_or_else(|| unsafe { call(fd, length) })
}

#[unsafe(no_mangle)]
unsafe extern "C" fn ftruncate(fd: c_int, length: i64) -> c_int {
    unsafe { ftruncate64(fd, length) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    let call = real!("rename", fn(*const c_char, *const c_char) -> c_int);
    let find = |state: &State| {
        let (from, to) = (state.watched(AT_FDCWD, from)?, state.watched(AT_FDCWD, to)?);
        is_there(&from).then(|| (to.clone(), Naming::Moved(from, to)))
    };
    match name("rename", find, || unsafe { call(from, to) }) {
        NOT_OURS => unsafe { call(from, to) },
        done => done,
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn linkat(at: c_int, from: *const c_char, to_at: c_int, to: *const c_char, flags: c_int) -> c_int {
    let call = real!("linkat", fn(c_int, *const c_char, c_int, *const c_char, c_int) -> c_int);
    let find = |state: &State| {
        let (from, to) = (state.watched(at, from)?, state.watched(to_at, to)?);
        is_there(&from).then(|| (to.clone(), Naming::Moved(from, to)))
    };
    match name("link", find, || unsafe { call(at, from, to_at, to, flags) }) {
        NOT_OURS => unsafe { call(at, from, to_at, to, flags) },
        done => done,
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn unlinkat(at: c_int, path: *const c_char, flags: c_int) -> c_int {
    let call = real!("unlinkat", fn(c_int, *const c_char, c_int) -> c_int);
    let what = if flags & AT_REMOVEDIR == 0 { "unlink" } else { "rmdir" };
    let find = |state: &State| {
        let path = state.watched(at, path).filter(|path| is_there(path))?;
        // A folder is first tried as a file.
        let is_folder = fs::symlink_metadata(&path).is_ok_and(|node| node.is_dir());
        (is_folder == (what == "rmdir")).then(|| (path.clone(), Naming::Removed(path)))
    };
    match name(what, find, || unsafe { call(at, path, flags) }) {
        NOT_OURS => unsafe { call(at, path, flags) },
        done => done,
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn unlink(path: *const c_char) -> c_int {
    unsafe { unlinkat(AT_FDCWD, path, 0) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn rmdir(path: *const c_char) -> c_int {
    unsafe { unlinkat(AT_FDCWD, path, AT_REMOVEDIR) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn mkdir(path: *const c_char, mode: c_uint) -> c_int {
    let call = real!("mkdir", fn(*const c_char, c_uint) -> c_int);
    let find = |state: &State| {
        let path = state.watched(AT_FDCWD, path).filter(|path| !is_there(path))?;
        Some((path.clone(), Naming::Made(path, Node::Folder)))
    };
    match name("mkdir", find, || unsafe { call(path, mode) }) {
        NOT_OURS => unsafe { call(path, mode) },
        done => done,
    }
}

/// The program copies by reading and writing then.
#[unsafe(no_mangle)]
extern "C" fn copy_file_range(_: c_int, _: *mut i64, _: c_int, _: *mut i64, _: usize, _: c_uint) -> isize {
    refuse(ENOSYS) as isize
}

#[unsafe(no_mangle)]
extern "C" fn sendfile64(_: c_int, _: c_int, _: *mut i64, _: usize) -> isize {
    refuse(ENOSYS) as isize
}
