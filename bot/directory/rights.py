"""Who may see and change what of an entry: pure rules, the same for every way in."""

from bot.community.models import Member
from bot.directory.models import Kind, Listing, Phone, Professional, Visibility


def is_own(member: Member, professional: Professional) -> bool:
    """Tell whether this is the member's own entry, to which they said yes."""
    return professional.member_id == member.id and professional.listing is not Listing.INVITED


def may_find(member: Member, professional: Professional) -> bool:
    """Tell whether this member may know of the entry at all.

    One that waits for a yes is there for that person and for coordinators only; of one whose
    owner left the group nobody knows.
    """
    if professional.community_id != member.community.id:
        return False
    if professional.listing is Listing.LISTED:
        return True
    if professional.listing is Listing.INVITED:
        return member.is_coordinator or professional.member_id == member.id
    return professional.member_id == member.id


def may_tend(member: Member, professional: Professional, team: frozenset[int]) -> bool:
    """Tell whether this member may change the entry; `team` are the member ids in it.

    A person's entry is theirs alone from the moment that they said yes. A coordinator looks
    after what is nobody's own, and everybody in a team after the team.
    """
    if not may_find(member, professional):
        return False
    if is_own(member, professional) or (is_team(professional) and member.id in team):
        return True
    return member.is_coordinator and not is_owned(professional)


def is_owned(professional: Professional) -> bool:
    """Tell whether a member said yes to this entry."""
    return professional.member_id is not None and professional.listing is not Listing.INVITED


def is_team(professional: Professional) -> bool:
    """Tell whether the entry is of a team or service."""
    return professional.entry.kind is Kind.TEAM


def may_see(
    member: Member, professional: Professional, visibility: Visibility, *, given: bool
) -> bool:
    """Tell whether a member sees a number or address; `given`: its owner said yes to them."""
    if not may_find(member, professional):
        return False
    if is_own(member, professional):
        return True
    return {
        Visibility.MEMBERS: True,
        Visibility.GROUP: True,
        Visibility.COORDINATORS: member.is_coordinator,
        Visibility.ASK: given,
    }[visibility]


def visible_phones(member: Member, professional: Professional, *, given: bool) -> tuple[Phone, ...]:
    """Keep only the numbers that a member may see."""
    return tuple(
        phone
        for phone in professional.entry.phones
        if may_see(member, professional, phone.visibility, given=given)
    )


def visible_email(member: Member, professional: Professional, *, given: bool) -> str | None:
    """Give the address when a member may see it."""
    entry = professional.entry
    seen = may_see(member, professional, entry.email_visibility, given=given)
    return entry.email if seen else None


def must_ask(member: Member, professional: Professional, *, given: bool) -> bool:
    """Tell whether there is something for which this member has to ask the owner first."""
    entry = professional.entry
    kept = [phone.visibility for phone in entry.phones]
    kept += [entry.email_visibility] if entry.email else []
    own = is_own(member, professional)
    return not own and not given and Visibility.ASK in kept
