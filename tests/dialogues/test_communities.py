"""Groups that change, and communities that can't see each other."""

from tests.dialogues.conftest import Scene
from tests.dialogues.test_directory import joins


async def test_a_supergroup_keeps_everything(scene: Scene) -> None:
    """The group gets another id; members, entries and questions go on."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await joins(wim, group)
    await group.migrates()
    await scene.world.settled()
    await petra.says("/nummer wim", in_=group)
    await petra.sees("Wim de Vries", in_=group)
    await wim.says("/profiel")
    await wim.sees("Zo sta je in de lijst van Jeugd Oss", new=True)


async def test_removed_the_bot_sleeps_and_wakes_again(scene: Scene) -> None:
    """Out of the group nothing is lost; back in it everything is there."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim)
    await joins(wim, group)
    await group.removes_bot()
    await scene.world.settled()
    await wim.says("/nummer petra")
    told = await wim.sees("geen werkgemeenschap", new=True)
    assert "Petra" not in told.text
    await group.adds_bot()
    await petra.sees("Daar ben ik weer", in_=group)
    await petra.starts()
    await petra.says("/nummer wim")
    await petra.sees("Bel mij voor", new=True)


async def test_two_communities_cannot_see_each_other(scene: Scene) -> None:
    """Same bot, two groups: no name, no number, no button crosses over."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    eva, tom = scene.world.person("Eva Smit"), scene.world.person("Tom Bakker")
    oss = await scene.community("Jeugd Oss", petra, wim)
    await scene.community("Jeugd Diemen", eva, tom, places=("Diemen",))
    await joins(wim, oss)
    await eva.starts()
    await eva.says("/nummer wim")
    await eva.sees("Ik vind niemand", new=True)
    await eva.says("jongerenwerker in Oss voor een jongen die blowt")
    await eva.sees("Dat weet ik niet", new=True)
    wims = await scene.services.directory.mine(await scene.services.community.reader(1, wim.id))
    assert wims is not None
    await eva.starts(f"n{wims.id}")
    told = await eva.sees("staat niet meer in de lijst", new=True)
    assert "Wim" not in told.text
    assert await eva.asks_inline("jongen van 15 blowt") == []


async def test_somebody_in_two_chooses_and_switches(scene: Scene) -> None:
    """In two communities one says which one it is about, and switches in one tap."""
    petra, eva = scene.world.person("Petra Groen"), scene.world.person("Eva Smit")
    both = scene.world.person("Ali Öz")
    oss = await scene.community("Jeugd Oss", petra, both)
    diemen = await scene.community("Jeugd Diemen", eva, both, places=("Diemen",))
    for group in (oss, diemen):
        await both.says("/help", in_=group)
        await both.sees("Typ /bel", in_=group)
    await both.starts()
    await both.sees("meer dan één werkgemeenschap")
    await both.taps("Jeugd Diemen")
    await both.sees("gaat nu over Jeugd Diemen")
    await both.starts()
    await both.sees("lid van Jeugd Diemen")
    await both.taps("Wissel van werkgemeenschap")
    await both.taps("Jeugd Oss")
    await both.sees("gaat nu over Jeugd Oss")


async def test_owners_approve(scene: Scene) -> None:
    """Where OWNER_IDS is set, a group waits for an owner's yes."""
    owner = scene.world.person("Bea Baas")
    await owner.starts()
    scene.settings = scene.settings.model_copy(update={"owner_ids": (owner.id,)})
    await scene.restarts()
    petra = scene.world.person("Petra Groen")
    group = scene.world.group("Jeugd Oss", petra)
    await group.adds_bot()
    await petra.taps("Maak er een werkgemeenschap van", in_=group)
    await petra.says("Oss")
    await petra.taps("Ja, maak aan")
    await petra.sees("kijkt nog even mee")
    await owner.sees("Petra Groen wil van de groep")
    await owner.taps("Goedkeuren")
    await owner.sees("is goedgekeurd")
    await petra.sees("is een werkgemeenschap", in_=group)


async def test_small_talk_is_answered_and_stop_stops(scene: Scene) -> None:
    """A greeting is no question; stop and help work without their slash, in a form too."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = scene.world.group("Jeugd Oss", petra, [wim])
    await group.adds_bot()
    for stop in ("stop", "/stop"):
        await petra.taps("Maak er een werkgemeenschap van", in_=group)
        await petra.sees("In welke", new=True)
        await petra.says(stop)
        await petra.sees("Gestopt", new=True)
    await petra.taps("Maak er een werkgemeenschap van", in_=group)
    await petra.says("Oss")
    await petra.taps("Ja, maak aan")
    await wim.starts()
    for said, told in (
        ("hoi", "Waar zoek je iemand voor?"),
        ("dank je wel!", "Graag gedaan"),
        ("wie ben jij", "wie bel ik?"),
        ("help", "Wat ik kan"),
        ("stop", "nergens mee bezig"),
        ("/wissel", "Je zit in één werkgemeenschap: Jeugd Oss"),
    ):
        await wim.says(said)
        await wim.sees(told, new=True)
    await wim.says("/profiel")
    await wim.taps("Zet mij erin")
    await wim.sees("Vind je dat goed?")
    await wim.says("stop")
    await wim.sees("Gestopt", new=True)
