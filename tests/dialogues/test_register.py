"""A group becomes a werkgemeenschap."""

from tests.dialogues.conftest import Scene


async def test_an_administrator_makes_a_community(scene: Scene) -> None:
    """The bot introduces itself, an administrator answers two questions, the group hears of it."""
    petra = scene.world.person("Petra Groen", language="nl")
    sanne = scene.world.person("Sanne de Ruiter", language="nl")
    group = scene.world.group("Jeugd Diemen", petra, [sanne])
    await group.adds_bot()
    hello = await sanne.sees("Ik houd bij", in_=group)
    assert len(hello.text.splitlines()) == 4

    refused = await sanne.taps("Maak er een werkgemeenschap van", in_=group)
    assert "Alleen een beheerder" in refused

    await petra.taps("Maak er een werkgemeenschap van", in_=group)
    await petra.sees("In welke gemeente")
    await petra.says("Diemen, Ouder-Amstel")
    check = await petra.sees("Klopt dit?")
    assert "Jeugd Diemen" in check.text
    assert "Diemen, Ouder-Amstel" in check.text
    await petra.taps("Andere naam")
    await petra.sees("Hoe heet")
    await petra.says("Jong in Diemen")
    await petra.taps("Ja, maak aan")
    await petra.sees("Jong in Diemen is klaar")
