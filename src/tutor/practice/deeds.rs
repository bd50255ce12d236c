//! The deeds of good practice, one command each, and what is softer or dearer than what. Leaving such a deed out, or doing the
//! softer or dearer thing, breaks a practice, in a script as in another world.

use crate::market::{
    Assurance, Command, CourierId, PackId, Setting, advert, cancellation, harvest, household, listing, message, parcel,
    purchase, station, tender,
};

/// A pack is softer that lets fruit bruise so many times as much.
const SOFTER_TIMES: i64 = 3;

pub(super) fn is_cooling(command: &Command) -> bool {
    matches!(command, Command::Harvest(harvest::Command::Cool(_)))
}

pub(super) fn is_sorting(command: &Command) -> bool {
    matches!(
        command,
        Command::Household(household::Command::Sort(_)) | Command::Harvest(harvest::Command::Grade(_))
    )
}

pub(super) fn is_check(command: &Command) -> bool {
    matches!(command, Command::Parcel(parcel::Command::Check(_)))
}

pub(super) fn is_weighing(command: &Command) -> bool {
    matches!(command, Command::Parcel(parcel::Command::Weigh(_)))
}

/// Insuring the way back of whatever is returned.
pub(super) fn is_insuring(command: &Command) -> bool {
    matches!(
        command,
        Command::Listing(listing::Command::Edit(listing::Edit::Assure(assure)))
            if assure.on && assure.assurance == Assurance::ReturnFreight
    )
}

pub(super) fn is_reply(command: &Command) -> bool {
    matches!(command, Command::Message(message::Command::Reply(_)))
}

pub(super) fn is_unpromoting(command: &Command) -> bool {
    matches!(command, Command::Advert(advert::Command::Unpromote(_)))
}

pub(super) fn is_presale(command: &Command) -> bool {
    matches!(command, Command::Presale(_))
}

pub(super) fn is_volume(command: &Command) -> bool {
    matches!(command, Command::CourierContract(_))
}

pub(super) fn is_pack_order(command: &Command) -> bool {
    matches!(command, Command::PackLot(_))
}

pub(super) fn is_unpacking(command: &Command) -> bool {
    matches!(command, Command::Cancellation(cancellation::Command::Unpack(_)))
}

pub(super) fn is_advance(command: &Command) -> bool {
    matches!(command, Command::Household(household::Command::Advance(_)))
}

pub(super) fn is_statement(command: &Command) -> bool {
    matches!(command, Command::Household(household::Command::Statement(_)))
}

pub(super) fn is_payout(command: &Command) -> bool {
    matches!(command, Command::Household(household::Command::Payout(_)))
}

pub(super) fn is_audit(command: &Command) -> bool {
    matches!(command, Command::Tender(tender::Command::Audit))
}

pub(super) fn is_asking(command: &Command) -> bool {
    matches!(command, Command::Station(station::Command::Ask(_)))
}

pub(super) fn is_comparing(command: &Command) -> bool {
    matches!(command, Command::Purchase(purchase::Command::Compare(_)))
}

pub(super) fn is_inspecting(command: &Command) -> bool {
    matches!(command, Command::Purchase(purchase::Command::Inspect(_)))
}

pub(super) fn is_visit(command: &Command) -> bool {
    matches!(command, Command::Tender(tender::Command::Visit(_)))
}

/// Whether a pack is far softer than another.
pub(super) fn is_softer(setting: &Setting, was: &PackId, pack: &PackId) -> bool {
    let packs = &setting.rules.packs;
    let both = packs.get(was).zip(packs.get(pack));
    both.is_some_and(|(was, pack)| was.bruise_ppm * SOFTER_TIMES <= pack.bruise_ppm)
}

/// Whether a courier's rate is for many parcels at once.
pub(super) fn is_joint(setting: &Setting, courier: &CourierId) -> bool {
    setting.courier(courier).is_some_and(|courier| 1 < courier.parcels_min)
}
