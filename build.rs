//! Says when the embedded folders changed: the compiler alone would miss a file that was added to them.

fn main() {
    println!("cargo:rerun-if-changed=lessons");
    println!("cargo:rerun-if-changed=locales");
}
