"""For coordinators: lists in and out, and colleagues who say yes themselves."""

import csv
import io

from tests.dialogues.conftest import Scene

HEAD = (
    "naam;vakgebied;organisatie;functie;gemeente;telefoon;e-mail;leeftijd van;leeftijd tot en met"
)
GOOD = "Fatma Yıldız;jongerenwerk;Welzijn Maasoever;jongerenwerker;Oss;06-00000011;;12;23"
BAD = (
    "Jan Jansen;toverkunst;Circus;tovenaar;Oss;06-00000012;;;",
    "Kim de Boer;politie;Politie;wijkagent;Parijs;06-00000013;;;",
    "Lea Smit;leerplicht;Gemeente Oss;leerplichtambtenaar;Oss;12;;;",
)


async def test_an_import_with_three_bad_rows(scene: Scene) -> None:
    """A dry run names row, column and value of each; nothing changes until all are right."""
    petra = scene.world.person("Petra Groen")
    await scene.community("Jeugd Oss", petra)
    await petra.sends_document("lijst.csv", "\n".join([HEAD, GOOD, *BAD]).encode("utf-8-sig"))
    plan = await petra.sees("dit gebeurt er als je doorgaat")
    for row, value in ((3, "toverkunst"), (4, "Parijs"), (5, "12")):
        assert f"Rij {row}" in plan.text
        assert f"“{value}”" in plan.text
    assert "Er verandert nu niets" in plan.text
    assert plan.labels == []
    await petra.says("/nummer fatma")
    await petra.sees("Ik vind niemand")

    await petra.sends_document("lijst.csv", "\n".join([HEAD, GOOD]).encode())
    await petra.taps("Lees in")
    await petra.sees("Ingelezen: 1 nieuw")
    await petra.sends_document("lijst.csv", "\n".join([HEAD, GOOD]).encode())
    await petra.sees("Dit bestand verandert niets")


async def test_an_export_is_a_list_that_can_be_read_in(scene: Scene) -> None:
    """A coordinator gets the whole list as CSV and as Excel; others don't."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    group = await scene.community("Jeugd Oss", petra, wim, places=("Diemen", "Oss", "Vlissingen"))
    await scene.sample(group)
    await petra.says("/beheer")
    await petra.taps("Lijst als CSV")
    sent = await petra.sees("zoals een coördinator die mag zien")
    assert sent.data is not None
    rows = list(csv.DictReader(io.StringIO(sent.data.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) > 150
    await petra.taps("Lijst als Excel")
    await wim.starts()
    await wim.says("/beheer")
    await wim.sees("Dit is voor coördinatoren")


async def test_a_forwarded_contact_waits_for_a_yes(scene: Scene) -> None:
    """A coordinator adds a colleague; hidden until that colleague says yes."""
    petra, wim = scene.world.person("Petra Groen"), scene.world.person("Wim de Vries")
    ali = scene.world.person("Ali Öz", phone="+31600000044")
    group = await scene.community("Jeugd Oss", petra, wim, ali)
    await ali.says("/help", in_=group)
    await ali.starts()
    await ali.sees("lid van Jeugd Oss")
    await petra.shares_contact(of=ali)
    await petra.taps("Persoon")
    await petra.taps("Ali Öz")
    await petra.says("jongerenwerk")
    await petra.sees("Bij welke organisatie")
    await petra.says("Welzijn Maasoever")
    await petra.sees("functie")
    await petra.says("jongerenwerker")
    await petra.taps("Oss")
    await petra.sees("Waarvoor")
    await petra.says("blowen en gamen")
    await petra.sees("nummer")
    await petra.taps("Sla over")
    await petra.taps("Alle leden")
    await petra.taps("Bewaar")
    await petra.sees("staat klaar")
    await wim.starts()
    await wim.says("/nummer ali")
    await wim.sees("Ik vind niemand")
    await ali.taps("Zet mij erin")
    await ali.sees("Je staat erin")
    await wim.says("/nummer ali")
    await wim.sees("Bel mij voor", new=True)


async def test_telegram_in_english(scene: Scene) -> None:
    """Who has Telegram in English hears English."""
    petra = scene.world.person("Petra Groen")
    olha = scene.world.person("Olha Shevchenko", language="en")
    await scene.community("Jeugd Oss", petra, olha)
    await olha.starts()
    await olha.sees("You are a member of Jeugd Oss")
    commands = {one["command"]: one["description"] for one in olha.chat()["commands"]}
    assert commands["profiel"] == "My data"
    dutch = {one["command"]: one["description"] for one in petra.chat()["commands"]}
    assert dutch["profiel"] == "Mijn gegevens"
