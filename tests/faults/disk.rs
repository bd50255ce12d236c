//! The disk behind the system's memory: what of a file and of its name holds when the power goes. Knows no call and no program.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::c_int;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

const SECTOR: usize = 512;

#[derive(Debug, Clone)]
pub enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Truncate(usize),
}

/// What a file was when it was last synced, and what came since.
#[derive(Debug, Clone, Default)]
pub struct Content {
    synced: Vec<u8>,
    pub since: Vec<Change>,
}

pub type FileId = usize;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Node {
    Folder,
    File(FileId),
}

#[derive(Debug, Clone)]
pub enum Naming {
    Made(PathBuf, Node),
    Removed(PathBuf),
    Moved(PathBuf, PathBuf),
}

impl Naming {
    fn folders(&self) -> Vec<PathBuf> {
        let of = |path: &Path| path.parent().unwrap_or(path).to_owned();
        match self {
            Naming::Made(path, _) | Naming::Removed(path) => vec![of(path)],
            Naming::Moved(from, to) => vec![of(from), of(to)],
        }
    }

    fn apply(self, names: &mut BTreeMap<PathBuf, Node>) {
        match self {
            Naming::Made(path, node) => drop(names.insert(path, node)),
            Naming::Removed(path) => drop(names.remove(&path)),
            Naming::Moved(from, to) => {
                if let Some(node) = names.remove(&from) {
                    names.insert(to, node);
                }
            }
        }
    }
}

/// The disk behind the system's memory.
#[derive(Debug, Default)]
pub struct Disk {
    names: BTreeMap<PathBuf, Node>,
    pub since: Vec<Naming>,
    contents: Vec<Content>,
    /// The system's number of a file; given again once a file is gone.
    pub ids: BTreeMap<u64, FileId>,
}

impl Disk {
    pub fn of(root: &Path) -> Disk {
        let mut disk = Disk::default();
        let mut open = vec![root.to_owned()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    disk.names.insert(path.clone(), Node::Folder);
                    open.push(path);
                } else {
                    let number = fs::metadata(&path).map_or(0, |file| file.ino());
                    let id = match disk.ids.get(&number) {
                        Some(id) => *id,
                        None => disk.new_file(number, fs::read(&path).unwrap_or_default()),
                    };
                    disk.names.insert(path, Node::File(id));
                }
            }
        }
        disk
    }

    pub fn new_file(&mut self, number: u64, synced: Vec<u8>) -> FileId {
        let since = Vec::new();
        self.contents.push(Content { synced, since });
        self.ids.insert(number, self.contents.len() - 1);
        self.contents.len() - 1
    }

    pub fn content(&mut self, fd: c_int) -> Option<&mut Content> {
        let number = fs::metadata(format!("/proc/self/fd/{fd}")).ok()?.ino();
        let id = *self.ids.get(&number)?;
        self.contents.get_mut(id)
    }

    pub fn sync(&mut self, fd: c_int, path: &Path) {
        if path.is_dir() {
            self.sync_folder(path);
        } else if let Some(content) = self.content(fd) {
            let mut whole = Dice { seed: HOLDS, state: 0 };
            *content = Content {
                synced: std::mem::take(content).left(&mut whole),
                since: Vec::new(),
            };
        }
    }

    /// The system has told once that it could not write, and takes what was to be written for written.
    pub fn lose(&mut self, fd: c_int) {
        if let Some(content) = self.content(fd) {
            content.since.clear();
        }
    }

    /// What happened in the folder holds, and so does what happened before in folders that a move touched too.
    fn sync_folder(&mut self, folder: &Path) {
        let mut synced = BTreeSet::from([folder.to_owned()]);
        let mut holds = Vec::new();
        for naming in self.since.iter().rev() {
            let folders = naming.folders();
            let does = folders.iter().any(|folder| synced.contains(folder));
            if does {
                synced.extend(folders);
            }
            holds.push(does);
        }
        let mut holds = holds.into_iter().rev();
        for naming in std::mem::take(&mut self.since) {
            match holds.next() {
                Some(true) => naming.apply(&mut self.names),
                _ => self.since.push(naming),
            }
        }
    }

    /// What a power cut leaves.
    pub fn left(mut self, mut dice: Dice) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let mut stopped: BTreeSet<PathBuf> = BTreeSet::new();
        for naming in std::mem::take(&mut self.since) {
            let folders = naming.folders();
            if folders.iter().all(|folder| !stopped.contains(folder)) && dice.holds_name() {
                naming.apply(&mut self.names);
            } else {
                stopped.extend(folders);
            }
        }
        let contents: Vec<Vec<u8>> = self
            .contents
            .into_iter()
            .map(|content| content.left(&mut dice))
            .collect();
        let read = |node: &Node| match node {
            Node::Folder => None,
            Node::File(id) => Some(contents[*id].clone()),
        };
        self.names
            .iter()
            .map(|(path, node)| (path.clone(), read(node)))
            .collect()
    }
}

impl Content {
    fn left(self, dice: &mut Dice) -> Vec<u8> {
        let mut left = self.synced;
        for change in self.since {
            match change {
                Change::Truncate(length) => {
                    if dice.holds_data() {
                        left.resize(length, 0);
                    }
                }
                Change::Write { at, bytes } => {
                    let fate = dice.fate();
                    let end = at + bytes.len();
                    if fate != Fate::Lost && left.len() < end {
                        left.resize(end, 0);
                    }
                    let mut from = at;
                    while from < end && matches!(fate, Fate::Held | Fate::Torn) {
                        let to = end.min((from / SECTOR + 1) * SECTOR);
                        if fate == Fate::Held || dice.next() % 2 == 0 {
                            left[from..to].copy_from_slice(&bytes[from - at..to - at]);
                        }
                        from = to;
                    }
                }
            }
        }
        left
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Lost,
    Held,
    Torn,
    /// The file has grown; what stands there was not written.
    Zeros,
}

/// The seed with which all data holds.
pub const HOLDS: u64 = 2;

/// SplitMix64; the first three seeds are the plain cases: nothing holds, names hold, data holds.
pub struct Dice {
    pub seed: u64,
    pub state: u64,
}

impl Dice {
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn holds_name(&mut self) -> bool {
        match self.seed {
            0 | HOLDS => false,
            1 => true,
            _ => self.next() % 4 != 0,
        }
    }

    fn holds_data(&mut self) -> bool {
        match self.seed {
            0 | 1 => false,
            HOLDS => true,
            _ => self.next() % 2 == 0,
        }
    }

    fn fate(&mut self) -> Fate {
        match self.seed {
            0 | 1 => Fate::Lost,
            HOLDS => Fate::Held,
            _ => match self.next() % 4 {
                0 => Fate::Lost,
                1 => Fate::Held,
                2 => Fate::Torn,
                _ => Fate::Zeros,
            },
        }
    }
}
