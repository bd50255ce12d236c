//! bazar: a terminal program in which farmers learn to buy and sell online.
//!
//! It opens on an old shared PC without network, shows two languages at once, lets the learner run a simulated shop from
//! listing to order to shipping, and keeps each learner's progress on that PC for the trainer.
//!
//! # The house, in reading order
//!
//! One library and one binary over two leaf crates, `text` and `market`, which stand in their rooms and are named
//! as if they were modules.
//!
//! | room | is | may use |
//! |---|---|---|
//! | [`text`] | languages and scripts: sentences, wrapping, joining and reordering, numbers, dates | nothing of ours |
//! | [`market`] | the simulated marketplace: pure, deterministic, knows no lesson and no language | nothing of ours |
//! | [`course`] | what authors write: TOML to `Course`, and the `Problem`s found on the way | market, text |
//! | [`tutor`] | the teacher: sessions, tries and misses, hints, mastery, and the log's entries | market, course |
//! | [`say`] | a domain value becomes a sentence | text, market, course, tutor |
//! | [`store`] | SQLite, the only rusqlite: the append-only log of entries, the folds beside it, bundles that travel | tutor |
//! | [`report`] | the trainer's figures: folds, tables, text, CSV, XLSX, JSON, HTML and xAPI | tutor, course, text, say |
//! | [`app`] | the program without a terminal: input, update, effects, page | tutor, course, market, say, text, report |
//! | [`lint`] | the author's checker: diagnostics, solutions played, pages laid out | course, market, tutor, text, app |
//! | [`plain`] | a page as numbered text | app, text |
//! | [`tui`] | the painter and the shell: the only ratatui and crossterm | app, text, store |
//! | [`cli`] | one file per subcommand, thin | everything |
//!
//! `tests/it/tidy.rs` reads this table and names every line of code that breaks it.
//!
//! # Where is what
//!
//! | to change | go to |
//! |---|---|
//! | what learners and trainers read | `locales/` (a file for each room and language), `lessons/` |
//! | a fee, a limit, a product, a word list | `lessons/rules/`; what it does stands in the noun's folder of [`market`] |
//! | what a command is refused for, what follows from it | the noun's folder of [`market`]: `decide`, then `apply` |
//! | a mechanic | a folder of its own in [`market`] and one row in `market/nouns.rs`; its page in `app/market`, its sentences in [`say`] and `locales/` |
//! | what other shops ask, when they are sold out, who takes photos | `lessons/rules/rivals.toml`; `rival` in [`market`] |
//! | what a click on a promoted page costs, who else bids, when a page is ready for it | `lessons/rules/adverts.toml`; `advert` in [`market`]; a scenario has it by `adverts = true` |
//! | how many buyers cancel before the parcel goes, and what comes of it | `lessons/rules/cancellations.toml`; `cancellation` in [`market`]; a scenario has it by `cancellations_ppm` |
//! | how many content buyers come again | `again_ppm` in `lessons/rules/demand.toml`; `buyer` in [`market`]; a scenario has more by `regulars_ppm` |
//! | which reviews buyers read, what a poor one costs until it is answered | `poor_reviews_ppm`, `mended_reviews_ppm` in `lessons/rules/demand.toml`; `demand` in [`market`]; a scenario has the latest read by `latest_reviews` |
//! | how neighbours of a group sign up, come and talk, what a round costs | `lessons/rules/rounds.toml`; `group_round` in [`market`], its page `rounds` in `app/market`; a scenario has it by `neighbours` |
//! | what a courier takes besides for remote places | `lessons/rules/remote.toml`; `remote` in [`market`]; a scenario has it by `remote_fees = true` |
//! | what a courier's contract by volume takes off, what boxes cost by the lot | `lessons/rules/contracts.toml`; `courier_contract` and `pack_lot` in [`market`]; a scenario has them by `courier_contracts`, `pack_lots = true` |
//! | how long ahead of the harvest a page may sell, how many buyers wait | `lessons/rules/presale.toml`; `presale` in [`market`]; goods with a `from_day` hang on the trees until then |
//! | who likes a sample, who sees that goods are worse than theirs | `lessons/rules/samples.toml`; `sample` in [`market`]; a scenario has it by a call with `sample_for` |
//! | what the tax office takes for an invoice, and how long | `lessons/rules/tax_office.toml`; `invoice` in [`market`]; a scenario has it by `tax_office = true` |
//! | how labels are stuck on boxes by hand, and what tells them apart | `sticking` in [`market`]'s `parcel`; a scenario has it by `hand_labels = true`, a buyer of the story by `net_g` and `remark` |
//! | how boxes are filled by eye, dry, and are weighed | `lessons/rules/short_weight.toml`; `short_weight` in [`market`]; a scenario has it by `short_weight = true` |
//! | what an insurer takes so that the way back of returned goods is paid | `lessons/rules/freight_insurance.toml`; `freight_insurance` in [`market`]; a scenario has it by `freight_insurance = true` |
//! | what a buyer shows with a claim, who lies | `shown` in [`market`]'s `aftersale`; a scenario has it by `false_claims_ppm`, a buyer of the story by `false_ppm` |
//! | what the seed draws of a scenario, so that the neighbour's way is not the answer | `{ any = [..] }` and `[[cast]]` in its file; `variant` in [`market`] draws, `shape/scenario/variant` in [`course`] reads; what a sentence may not name then: `drawn_in_text` in [`lint`] |
//! | which product a market is about, or a lesson speaks of, where it is the learner's own | `[own]` in the scenario's file, else in the lesson's; `own` in [`course`] puts it into its places before the file is read, [`tutor`] (`playable`) asks for it, `app/product` asks which where the market is about it; a place that stays empty with one that fits: `unfilled_product` in [`lint`] |
//! | what unsold goods are worth, selling them at the gate | `harvest` and `stock` in [`market`] |
//! | how a command is written | the `grammar!` of its noun (`command.rs`): both directions stand once |
//! | what a goal may count | the noun's `figures.rs` |
//! | what is asked before it is done, how long a wait goes where nothing is for sale | `sure` in `app/market` |
//! | where something was chosen that is taken back, what was left half chosen | `drafts` in `app/market`; `tests/it/drafts.rs` leaves every such page |
//! | what is said of a sum before it is taken | `sums` in `app/market`; `tests/it/sure.rs` compares it with the ledger |
//! | the way back from a lost task on today's page, the goal's rows over the market | `app/market/over.rs`; which way helps: `app/player/reach.rs`; `tests/it/reach.rs` |
//! | what today's page advises first, where a page's focus begins | `errands` and `never_first` in `app/market` (`today.rs`, `menu.rs`); `tests/it/first_line.rs` obeys it through every scenario |
//! | who owes what by when | `obligations` of the noun in [`market`]; a new kind also asks for its words in [`say`], today's page, [`tutor`]'s debrief |
//! | the format authors write, and its mistakes | [`course`] (`read/`, `step/`); across files [`lint`] (`rules/`) |
//! | a kind of step: how it is written, read and graded | its file in [`course`] (`step/`), what it looks like in `app/player/` |
//! | how a wrong number came out | `slip` in [`course`] (`step/`), its words in [`say`] (`feedback`); an author's own in the step's `slip` |
//! | hints, when the teacher is called, the answer that is shown then | [`tutor`] (`session/helping`); `right_answers` in [`course`] (`step/`), `teacher` and `explained` in `app/player` |
//! | what makes a day that is played once more another one | `other_pack`, `other_price` of a task ([`course`], `step/task`); the page says it in `app/player/screen` |
//! | which way back helps where a goal is lost | [`tutor`] (`reach`, `leads_back`), its words in `app/player/reach` |
//! | which words of a page the word key explains | `glossary` in `app/player`; the words, `lessons/terms.toml` |
//! | which digit a choice has, and that it keeps it | `gap` and `at` in `app/market` (`menu.rs`), `ways` in [`app`]; `tests/it/digits.rs` looks |
//! | what counts as a try | [`tutor`] (`session`) |
//! | whose turn it is, and that everyone hands over once | `turn` in [`tutor`] (`session`, `session/handing`), `in_turn` (`records/`) |
//! | what each of a group is asked, answers hidden until all have pressed | [`tutor`] (`session/round`), `each` in `app/player`; `is_each` of an attempt tells older logs |
//! | what was missed and is asked once more | [`tutor`] (`review`); offered at sign-in (`home`), at a lesson's end and in my record (`progress`) of [`app`] |
//! | how much of a lesson acts, asks and tells | [`lint`] (`pace`, `rules/few_deeds`) |
//! | what is kept for ever, and its form in files | [`tutor`] (`fact`, `record`); how safely, [`store`] (`append`, `row`, `sql/`) |
//! | what is known of a learner, a class, the place | [`tutor`] (`records/`): each fold in its file, and `FOLD_VERSION`; how they are kept beside the log, [`store`] (`fold`) |
//! | what an older file becomes; what a damaged one is told by, what is kept of it; whose journal lies beside it | [`store`] (`migrate`; `check`, `salvage/`; `journal`) |
//! | what `bazar doctor` looks at and puts right | `doctor/` in [`cli`]: a finding is a sentence and what to do; [`store`] (`upkeep`) |
//! | who asked to be deleted, how long that can be taken back, what a day of use is | `leave` in [`tutor`] (`records/`), counted in `app/update` (`leave.rs`) |
//! | where a name stands in a list, by which letter it is found | `alphabet` in [`text`] |
//! | what travels between PCs, and who may seal it | [`store`] (`bundle/`) |
//! | what is asked where two PCs set one thing otherwise | [`app`] (`disputes`); what counts as that: [`tutor`] (`records/register`) |
//! | who a row of a list of names means, what it changes | [`tutor`] (`roster/`); its bytes, headings and words, [`report`] (`roster/`); what a name may be, [`tutor`] (`name`) |
//! | which classes there are, which is today's | `class_list` in [`app`]; the board shows it |
//! | what the trainer sees of bundles and backups, in which words | [`app`] (`records/`), the same words for [`cli`]; who reads and writes for it, where sticks are: [`tui`] (`records`, `platform/sticks`) |
//! | a report, a form of reports, what is hidden outside the center | [`report`]: a file each, the list `REPORTS`; what is known for it of an attempt's steps, `tried` in [`tutor`] (`records/`) |
//! | which bytes of a terminal are which key | [`tui`] (`terminal/`: `decoder` cuts sequences out, `sequence` says what they mean); `tests/it/streams.rs` tries it |
//! | when a key was meant for another page, which may be held down, what a paste writes | [`app`] (`update/page_id`); [`tui`] (`held`, `shell`) |
//! | what good selling is, and whether it pays | `lessons/rules/practices.toml`; how a script breaks it and a log shows it: [`tutor`] (`practice/`); played against its breaking: [`lint`] (`prove/`) |
//! | why something was lost, and what would have been in time | [`tutor`] (`cause/`): suspects by the rules, found by playing; its words in [`say`] (`cause`) |
//! | what is guessed before a cause is told, and among what | [`tutor`] (`cause/guess`), its page `app/player/guess.rs`; a script is told at once (`App::ask_causes`) |
//! | what else could have been done, and what would have come of it | [`tutor`] (`what_if/`): of each command in `of_command`, of talks, rounds and contracts in `of_role`; its words in [`say`] (`what_if`) |
//! | whether the market is like real ones | `lessons/rules/calibration.toml`; who plays and what is counted: [`lint`] (`calibrate/`) |
//! | what a learner is asked about their own market before its figures are shown | [`tutor`] (`questions`; `session/reflecting` asks), its words in [`say`] (`reflect`), its page `app/player/reflect.rs` |
//! | which goal can never be met any more, and the way back | which figures never fall: each noun's `figures.rs` in [`market`]; [`course`] (`goal`), [`tutor`] (`reach`, `trading`), `app/player/reach.rs` |
//! | which keys work where, by which words | `keymap` in [`app`]; `keys` in its `layout` makes the bottom lines, [`tui`] (`painter`) has a click on them; `tests/it/every_screen.rs` presses them all |
//! | a screen | its file in [`app`], which opens with the layout; the market's pages are in `app/market` |
//! | how scripts wrap, join and stand side by side | [`text`] |
//!
//! # The way through: one key press
//!
//! ```text
//! key ─▶ tui (reads the key and, once, the clock)
//!          └▶ app.update(input, clock) ─▶ screen ─▶ tutor::Session::submit(act) ─▶ market.execute(command)
//!                                                            │                         check, then events, each applied
//!                                                            ▼
//!                                          Turn { outcome, verdict, events, undone, refusal, lost, facts }
//!                       the screen keeps values, never sentences
//!                       tutor::EntryWriter makes the facts entries of the LearnerRecords
//!          ◀── Vec<Effect>: Append(entries), Job(id, job), BackUp, Quit
//!          └▶ perform: one transaction in store; if the disk refuses, a blocking overlay offers a retry
//!          │           a job goes to a thread; what comes of it is the next input, like a key
//!          └▶ app.page(view) ─▶ say and text find the words ─▶ tui paints the lines
//! ```
//!
//! The next start reads who is known, never the log; whoever sits down is read then (`Effect::Load`, before the page is painted), and
//! the open attempt's acts are replayed: resume is replay. Before each key the shell looks whether others wrote into the same
//! file; then `App::rebuild(records)` puts what it holds now in the place of the old ones.
//!
//! What takes longer than a key is a `Job`: a value with all that it needs. The loop goes on beside it and hears
//! `Input::Job(id, Progress | Line | Done(reply))`; a page that waits shows how far it is and what was found so far, and Esc
//! ends the waiting. The app keeps which jobs its pages wait for: one that nobody waits for is cancelled, and a reply that
//! began from something else than what stands now is asked for anew. A job that panics is a reply that says so; a program that ends waits for none. `--plain` and the tests
//! do the same jobs at once, by the same function (`tui::perform_job`).
//!
//! Going back to a backup ends a run: a job takes it in beside the record, `Effect::Restore` has the shell let the file go, put the
//! other in its place and open that, and `App::restored` goes on as a new start would.
//!
//! # Invariants, stated as absences
//!
//! - `market` reads no clock, no disk and no global random source; nothing in it depends on hash order or on floats of the
//!   platform. Only `market/run.rs` moves a `Market`'s clock, and only applied events change what is in it.
//! - A `market::Refusal` (the shop says no) is a value to teach with, not an error.
//! - Nothing below `tui`, `plain` and `cli` prints. `App::update` does no input or output; `App::page` changes nothing.
//! - `store` decides nothing: it keeps entries and gives them back in order.
//! - No sentence that a learner or trainer reads stands outside `locales/` and `lessons/`.
//! - Money is integer fen, weight grams, simulated time minutes.

pub use ::{market, text};

pub mod app;
pub mod cli;
pub mod course;
pub mod lint;
pub mod plain;
pub mod report;
pub mod say;
pub mod store;
pub mod tui;
pub mod tutor;
