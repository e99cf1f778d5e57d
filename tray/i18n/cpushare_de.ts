<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>CPUShare&apos;s licence</source>
        <translation>Lizenz von CPUShare</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Components and their licences</source>
        <translation>Bestandteile und ihre Lizenzen</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Bestandteil</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>For a bug report: versions and the sandbox, no secrets</source>
        <translation>Für einen Fehlerbericht: Versionen und Sandbox, nichts Geheimes</translation>
    </message>
    <message>
        <source>CPUShare</source>
        <translation>CPUShare</translation>
    </message>
    <message>
        <source>Gives or sells this computer&apos;s idle cores, safely.</source>
        <translation>Spendet oder verkauft untätige Kerne dieses Computers – auf sichere Weise.</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>CPUShare is free software under the Apache License, version 2.0:</source>
        <translation>CPUShare ist freie Software unter der Apache-Lizenz, Version 2.0:</translation>
    </message>
    <message>
        <source>It is made of the components below. Qt and PySide are used under the GNU Lesser General Public License, version 3: they are libraries of their own, and you may put versions that you changed in their place.</source>
        <translation>Es besteht aus den folgenden Bestandteilen. Qt und PySide werden unter der GNU Lesser General Public License, Version 3, verwendet: Sie sind eigenständige Bibliotheken, und Sie dürfen an ihre Stelle Fassungen setzen, die Sie selbst geändert haben.</translation>
    </message>
    <message>
        <source>About CPUShare</source>
        <translation>Über CPUShare</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>The kernel could not be asked.</source>
        <translation>Der Kernel konnte nicht befragt werden.</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Der Bericht ist in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>ActivityBox</name>
    <message>
        <source>&amp;Make room while I use the computer</source>
        <translation>&amp;Platz machen, während ich den Computer benutze</translation>
    </message>
    <message>
        <source>Cores that go on while I use the computer</source>
        <translation>Kerne, die weiterrechnen, während ich den Computer benutze</translation>
    </message>
    <message>
        <source>Minutes without input until I count as away</source>
        <translation>Minuten ohne Eingabe, bis ich als abwesend gelte</translation>
    </message>
    <message>
        <source>While I &amp;use the computer:</source>
        <translation>Während ich den Computer ben&amp;utze:</translation>
    </message>
    <message>
        <source>When I am away:</source>
        <translation>Wenn ich abwesend bin:</translation>
    </message>
    <message>
        <source>I am a&amp;way after:</source>
        <translation>Ich bin abwesend &amp;nach:</translation>
    </message>
    <message>
        <source>minutes without input</source>
        <translation>Minuten ohne Eingabe</translation>
    </message>
    <message>
        <source>Nothing on this desktop tells whether you use the computer, so that this rule cannot hold. A schedule can keep your hours free.</source>
        <translation>In dieser Arbeitsumgebung ist nicht erkennbar, ob Sie den Computer benutzen; diese Regel kann daher nicht gelten. Ein Zeitplan kann Ihre Stunden freihalten.</translation>
    </message>
    <message>
        <source>Go to the s&amp;chedule</source>
        <translation>&amp;Zum Zeitplan</translation>
    </message>
    <message>
        <source>of %1 sold cores</source>
        <comment>%1: a number</comment>
        <translation>von %1 verkauften Kernen</translation>
    </message>
    <message>
        <source>all %1 sold cores</source>
        <comment>%1: a number</comment>
        <translation>alle %1 verkauften Kerne</translation>
    </message>
    <message>
        <source>The cores make room while you use the computer</source>
        <translation>Die Kerne machen Platz, während Sie den Computer benutzen</translation>
    </message>
    <message>
        <source>The cores go on while you use the computer</source>
        <translation>Die Kerne rechnen weiter, während Sie den Computer benutzen</translation>
    </message>
    <message>
        <source>Cores that go on while you use the computer: %1</source>
        <translation>Kerne, die weiterrechnen, während Sie den Computer benutzen: %1</translation>
    </message>
    <message>
        <source>You count as away after %1 min</source>
        <translation>Sie gelten nach %1&#xa0;min als abwesend</translation>
    </message>
</context>
<context>
    <name>BatteryBox</name>
    <message>
        <source>Rest on &amp;battery</source>
        <translation>Im Akku&amp;betrieb ruhen</translation>
    </message>
    <message>
        <source>Rests on battery</source>
        <translation>Ruht im Akkubetrieb</translation>
    </message>
    <message>
        <source>Computes on battery too</source>
        <translation>Rechnet auch im Akkubetrieb</translation>
    </message>
</context>
<context>
    <name>BrokenPage</name>
    <message>
        <source>Until the file can be read again, nothing here is changed. Whatever you wrote in it is left as it is.</source>
        <translation>Solange die Datei nicht lesbar ist, wird hier nichts geändert. Was Sie hineingeschrieben haben, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneu&amp;t versuchen</translation>
    </message>
</context>
<context>
    <name>BusyBox</name>
    <message>
        <source>Rest when &amp;other programs are busy</source>
        <translation>Ruhen, wenn an&amp;dere Programme viel rechnen</translation>
    </message>
    <message>
        <source>Busy from, per cent of the computer</source>
        <translation>Ausgelastet ab, Prozent des Computers</translation>
    </message>
    <message>
        <source>Busy for, seconds</source>
        <translation>Ausgelastet seit, Sekunden</translation>
    </message>
    <message>
        <source>They use %1 % of the computer for %2 seconds</source>
        <comment>%1, %2: number fields</comment>
        <translation>Sie nutzen %1&#xa0;% des Computers, %2 Sekunden lang</translation>
    </message>
    <message>
        <source>Rests when other programs are busy</source>
        <translation>Ruht, wenn andere Programme viel rechnen</translation>
    </message>
    <message>
        <source>Computes beside busy programs</source>
        <translation>Rechnet auch, wenn andere Programme viel rechnen</translation>
    </message>
    <message>
        <source>Other programs are busy from %1 %</source>
        <translation>Andere Programme rechnen viel ab %1&#xa0;%</translation>
    </message>
    <message>
        <source>Other programs are busy after %1 s</source>
        <translation>Andere Programme rechnen viel nach %1&#xa0;s</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Taken back: %1</source>
        <comment>%1: a sentence</comment>
        <translation>Zurückgenommen: %1</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>From a &amp;file…</source>
        <translation>Aus einer &amp;Datei&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>The &amp;same as</source>
        <translation>Wie ein &amp;anderer</translation>
    </message>
    <message>
        <source>&amp;Remove the order of %1</source>
        <translation>Auftrag von %1 ent&amp;fernen</translation>
    </message>
    <message>
        <source>Choose a sell order</source>
        <translation>Verkaufsauftrag auswählen</translation>
    </message>
    <message>
        <source>Sell orders (*.cpu *.cpu.off);;All files (*)</source>
        <translation>Verkaufsaufträge (*.cpu *.cpu.off);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <comment>as the name of a file</comment>
        <translation>Die Zwischenablage</translation>
    </message>
</context>
<context>
    <name>Complaint</name>
    <message>
        <source>Not applied</source>
        <translation>Nicht übernommen</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>CoreBox</name>
    <message>
        <source>Ticked: this core computes.</source>
        <translation>Angekreuzt: Dieser Kern rechnet.</translation>
    </message>
</context>
<context>
    <name>CoreRow</name>
    <message>
        <source>Sell %1</source>
        <comment>%1: cpu3</comment>
        <translation>%1 verkaufen</translation>
    </message>
    <message>
        <source>What %1 asks, CPUCoins per core-hour</source>
        <comment>%1: cpu3</comment>
        <translation>Was %1 verlangt, CPUCoins je Kernstunde</translation>
    </message>
    <message>
        <source>CPUCoins a core-hour</source>
        <translation>CPUCoins je Kernstunde</translation>
    </message>
    <message>
        <source>Sell it like another core</source>
        <translation>Wie einen anderen Kern verkaufen</translation>
    </message>
    <message>
        <source>Choose order…</source>
        <translation>Auftrag wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Choose the sell order of %1</source>
        <translation>Verkaufsauftrag von %1 wählen</translation>
    </message>
    <message>
        <source>Sell it like %1</source>
        <comment>%1: cpu1</comment>
        <translation>Wie %1 verkaufen</translation>
    </message>
    <message>
        <source>Sell %1 by the order of %2, for %3</source>
        <comment>cpu3, cpu1, a beneficiary</comment>
        <translation>%1 nach dem Auftrag von %2 verkaufen, für %3</translation>
    </message>
    <message>
        <source>Not applied: write an amount like 0.25, with a point, no sign, and at most six decimals.</source>
        <translation>Nicht übernommen: Einen Betrag wie 0.25 schreiben, mit Punkt, ohne Vorzeichen und mit höchstens sechs Nachkommastellen.</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <comment>%1: cpu3</comment>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>The job tells no progress</source>
        <translation>Die Aufgabe meldet keinen Fortschritt</translation>
    </message>
    <message>
        <source>Market of %1: %2</source>
        <comment>%1: cpu3, %2: address</comment>
        <translation>Marktplatz von %1: %2</translation>
    </message>
</context>
<context>
    <name>CoreWords</name>
    <message>
        <source>second thread of the core of %1</source>
        <comment>%1: cpu2</comment>
        <translation>zweiter Thread im Kern von %1</translation>
    </message>
    <message numerus="yes">
        <source>thread %n of the core of %1</source>
        <comment>%1: cpu2</comment>
        <translation>
            <numerusform>%n. Thread im Kern von %1</numerusform>
            <numerusform>%n. Thread im Kern von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>first thread of its core</source>
        <translation>erster Thread seines Kerns</translation>
    </message>
    <message>
        <source>efficiency core</source>
        <translation>Effizienzkern</translation>
    </message>
    <message>
        <source>One core: %1</source>
        <comment>%1: cpu0, cpu1</comment>
        <translation>Ein Kern: %1</translation>
    </message>
    <message>
        <source>Processor %1</source>
        <translation>Prozessor %1</translation>
    </message>
    <message>
        <source>Efficiency cores: slower and frugal</source>
        <translation>Effizienzkerne: langsamer und sparsam</translation>
    </message>
    <message>
        <source>Fast cores</source>
        <translation>Schnelle Kerne</translation>
    </message>
    <message>
        <source>No core computes. Choose at least one.</source>
        <translation>Kein Kern rechnet. Mindestens einen auswählen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n core(s) will compute; your programs always go first.</source>
        <comment>%1: the cores that are chosen</comment>
        <translation>
            <numerusform>Zum Rechnen gewählt: %1 von %n Kern; Ihre Programme haben immer Vorrang.</numerusform>
            <numerusform>Zum Rechnen gewählt: %1 von %n Kernen; Ihre Programme haben immer Vorrang.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoresDialog</name>
    <message>
        <source>Sell cores for %1?</source>
        <comment>%1: beneficiary</comment>
        <translation>Kerne für %1 verkaufen?</translation>
    </message>
    <message>
        <source>Which cores?</source>
        <translation>Welche Kerne?</translation>
    </message>
    <message>
        <source>The cores that you choose compute for others while you do not need them, as your rules say, and use electricity. What they earn goes to %1. You can pause or end it at any time.</source>
        <extracomment>%1: beneficiary</extracomment>
        <translation>Die Kerne, die Sie wählen, rechnen für andere, solange Sie sie nicht brauchen, wie Ihre Regeln es sagen, und verbrauchen Strom. Was sie einbringen, geht an %1. Sie können es jederzeit anhalten oder beenden.</translation>
    </message>
    <message>
        <source>at least %1 CPUCoins a core-hour</source>
        <comment>behind Price:</comment>
        <translation>mindestens %1 CPUCoins je Kernstunde</translation>
    </message>
    <message>
        <source>whatever buyers bid</source>
        <comment>behind Price:</comment>
        <translation>was Käufer bieten</translation>
    </message>
    <message>
        <source>Account:</source>
        <translation>Konto:</translation>
    </message>
    <message>
        <source>Market:</source>
        <translation>Markt:</translation>
    </message>
    <message>
        <source>Price:</source>
        <translation>Preis:</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Sell %n core(s)</source>
        <translation>
            <numerusform>%n Kern &amp;verkaufen</numerusform>
            <numerusform>%n Kerne &amp;verkaufen</numerusform>
        </translation>
    </message>
    <message>
        <source>What sells %1 now is switched off.</source>
        <comment>%1: cores</comment>
        <translation>Was %1 jetzt verkauft, wird ausgeschaltet.</translation>
    </message>
</context>
<context>
    <name>CoresPage</name>
    <message>
        <source>&amp;Add a sell order…</source>
        <translation>Verkaufsauftrag &amp;hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>Switch all &amp;on</source>
        <translation>Alle &amp;einschalten</translation>
    </message>
    <message>
        <source>Switch all o&amp;ff</source>
        <translation>Alle a&amp;usschalten</translation>
    </message>
    <message>
        <source>No core has a sell order yet. Drop a .cpu file here, add one, or let the wizard find somebody to help.</source>
        <translation>Noch hat kein Kern einen Verkaufsauftrag. Eine .cpu-Datei hier ablegen, einen Auftrag hinzufügen oder den Assistenten jemanden finden lassen, dem geholfen wird.</translation>
    </message>
    <message>
        <source>Open the &amp;wizard</source>
        <translation>A&amp;ssistenten öffnen</translation>
    </message>
    <message>
        <source>For sale for %2: %1</source>
        <comment>%1: cores, %2: beneficiary</comment>
        <translation>Im Verkauf für %2: %1</translation>
    </message>
    <message>
        <source>The sell order of %1 is removed</source>
        <comment>%1: cpu3</comment>
        <translation>Verkaufsauftrag von %1 entfernt</translation>
    </message>
    <message>
        <source>%1 is switched on</source>
        <translation>%1 ist eingeschaltet</translation>
    </message>
    <message>
        <source>%1 is switched off</source>
        <translation>%1 ist ausgeschaltet</translation>
    </message>
    <message>
        <source>All cores are switched on</source>
        <translation>Alle Kerne sind eingeschaltet</translation>
    </message>
    <message>
        <source>All are switched off</source>
        <translation>Alle sind ausgeschaltet</translation>
    </message>
    <message>
        <source>%1 asks %2 CPUCoins a core-hour</source>
        <comment>%1: cpu3, %2: an amount</comment>
        <translation>%1 verlangt %2 CPUCoins je Kernstunde</translation>
    </message>
    <message>
        <source>Which cores?</source>
        <translation>Welche Kerne?</translation>
    </message>
    <message>
        <source>These are the cores of your processor; a frame is one of them, with the threads that share it. Those that you tick compute.</source>
        <translation>Dies sind die Kerne Ihres Prozessors; ein Rahmen ist ein Kern mit den Threads, die ihn sich teilen. Es rechnen die, die Sie ankreuzen.</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>&amp;Half</source>
        <translation>&amp;Hälfte</translation>
    </message>
    <message>
        <source>N&amp;one</source>
        <translation>&amp;Keine</translation>
    </message>
    <message>
        <source>Choose at least one core.</source>
        <translation>Mindestens einen Kern auswählen.</translation>
    </message>
</context>
<context>
    <name>Daemon</name>
    <message>
        <source>%1, line %2</source>
        <extracomment>%1: a file, %2: a number</extracomment>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1 bytes, at most %2</source>
        <extracomment>numbers: how long a file is, and may be</extracomment>
        <translation>%1 Bytes, höchstens %2</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <extracomment>%1: a file</extracomment>
        <translation>%1 ist nicht verwendbar</translation>
    </message>
    <message>
        <source>%1 has letters that may not be there</source>
        <extracomment>%1: what somebody wrote into a field</extracomment>
        <translation>%1 enthält unzulässige Zeichen</translation>
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <extracomment>%1: what somebody wrote; true and false are words of the file and stay</extracomment>
        <translation>%1 ist weder true noch false</translation>
    </message>
    <message>
        <source>%1 is none of them</source>
        <extracomment>%1: what somebody wrote where one of a few words must stand</extracomment>
        <translation>%1 gehört nicht dazu</translation>
    </message>
    <message>
        <source>%1 is not a span of hours</source>
        <extracomment>%1: what somebody wrote</extracomment>
        <translation>%1 ist keine Zeitspanne in Stunden</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <extracomment>%1: what somebody wrote</extracomment>
        <translation>%1 ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 is not below hot_celsius, %2</source>
        <extracomment>%1, %2: degrees; hot_celsius is a field of the file and stays</extracomment>
        <translation>%1 liegt nicht unter hot_celsius, %2</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3</source>
        <extracomment>numbers</extracomment>
        <translation>%1 liegt nicht zwischen %2 und %3</translation>
    </message>
    <message>
        <source>%1 is not text</source>
        <extracomment>%1: what somebody wrote</extracomment>
        <translation>%1 ist kein Text</translation>
    </message>
    <message>
        <source>%1 is not TOML</source>
        <translation>%1 ist kein TOML</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text</source>
        <translation>%1 ist kein UTF-8-Text</translation>
    </message>
    <message>
        <source>%1 is too long</source>
        <translation>%1 ist zu lang</translation>
    </message>
    <message>
        <source>Give a whole number from %1 to %2, or leave the line out.</source>
        <translation>Eine ganze Zahl von %1 bis %2 angeben oder die Zeile weglassen.</translation>
    </message>
    <message>
        <source>it is missing</source>
        <extracomment>behind the name of a field in a file</extracomment>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>it is not 1 to %1 printable letters</source>
        <extracomment>behind the name of a field in a file</extracomment>
        <translation>besteht nicht aus 1 bis %1 druckbaren Zeichen</translation>
    </message>
    <message>
        <source>it is not a list of at most %1 texts</source>
        <extracomment>behind the name of a field in a file</extracomment>
        <translation>ist keine Liste von höchstens %1 Texten</translation>
    </message>
    <message>
        <source>it is not a section</source>
        <extracomment>behind a name in a file</extracomment>
        <translation>ist kein Abschnitt</translation>
    </message>
    <message>
        <source>Known are: %1.</source>
        <extracomment>%1: fields that a file may have</extracomment>
        <translation>Bekannt sind: %1.</translation>
    </message>
    <message>
        <source>Leave a few degrees between them, or the cores flap.</source>
        <translation>Einige Grad Abstand dazwischen lassen, sonst schalten die Kerne ständig hin und her.</translation>
    </message>
    <message>
        <source>Lines look like: key = &quot;text&quot;, or key = 12.</source>
        <extracomment>as in the file: only the words key and text may be translated</extracomment>
        <translation>Zeilen sehen so aus: key = &quot;text&quot; oder key = 12.</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Die Datei als UTF-8 speichern.</translation>
    </message>
    <message>
        <source>The settings cannot be read</source>
        <translation>Die Einstellungen sind nicht lesbar</translation>
    </message>
    <message>
        <source>there is no such field</source>
        <extracomment>behind the name of a field in a file</extracomment>
        <translation>ein solches Feld gibt es nicht</translation>
    </message>
    <message>
        <source>This version of CPUShare reads schema = %1.</source>
        <translation>Diese Version von CPUShare liest schema = %1.</translation>
    </message>
    <message>
        <source>Write [%1] on its own line.</source>
        <extracomment>%1: the name of a section in a file</extracomment>
        <translation>[%1] in eine eigene Zeile schreiben.</translation>
    </message>
    <message>
        <source>Write hours as &quot;18-24, 0-7&quot;; &quot;&quot; = none.</source>
        <extracomment>the quotes stand in the file</extracomment>
        <translation>Stunden als &quot;18-24, 0-7&quot; schreiben; &quot;&quot; = keine.</translation>
    </message>
    <message>
        <source>Write one of: %1.</source>
        <extracomment>%1: words of the file</extracomment>
        <translation>Eines davon schreiben: %1.</translation>
    </message>
    <message>
        <source>Write programs = [&quot;name&quot;, &quot;another&quot;].</source>
        <extracomment>programs = stands in the file</extracomment>
        <translation>So schreiben: programs = [&quot;name&quot;, &quot;another&quot;].</translation>
    </message>
    <message>
        <source>Write text of at most %1 letters, or &quot;&quot;.</source>
        <translation>Text von höchstens %1 Zeichen schreiben oder &quot;&quot;.</translation>
    </message>
    <message>
        <source>Write true or false, or leave the line out.</source>
        <translation>true oder false schreiben oder die Zeile weglassen.</translation>
    </message>
    <message>
        <source>%1 is finer than a millionth of a CPUCoin</source>
        <extracomment>%1: an amount as somebody wrote it</extracomment>
        <translation>%1 ist feiner als ein Millionstel CPUCoin</translation>
    </message>
    <message>
        <source>%1 is more than %2</source>
        <extracomment>amounts</extracomment>
        <translation>%1 ist mehr als %2</translation>
    </message>
    <message>
        <source>%1 is not a plain decimal number</source>
        <extracomment>%1: an amount as somebody wrote it</extracomment>
        <translation>%1 ist keine einfache Dezimalzahl</translation>
    </message>
    <message>
        <source>Give at most six decimals.</source>
        <translation>Höchstens sechs Nachkommastellen angeben.</translation>
    </message>
    <message>
        <source>Is it in CPUCoins, not in millionths?</source>
        <translation>Ist der Betrag in CPUCoins angegeben, nicht in Millionsteln?</translation>
    </message>
    <message>
        <source>Not an amount of CPUCoins</source>
        <translation>Kein Betrag in CPUCoins</translation>
    </message>
    <message>
        <source>Write it like 1 or 0.25, with a point and without a sign.</source>
        <translation>So schreiben: 1 oder 0.25, mit Punkt und ohne Vorzeichen.</translation>
    </message>
    <message>
        <source>%1 and %2 are both in %3</source>
        <extracomment>%1, %2: files, %3: their folder</extracomment>
        <translation>%1 und %2 liegen beide in %3</translation>
    </message>
    <message>
        <source>%1 cannot be changed</source>
        <translation>%1 lässt sich nicht ändern</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1 cannot be renamed</source>
        <translation>%1 lässt sich nicht umbenennen</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>%1 CPUCoins per core-hour</source>
        <translation>%1 CPUCoins je Kernstunde</translation>
    </message>
    <message>
        <source>%1 does not end in %2 or %3</source>
        <extracomment>%1: a file, %2, %3: endings of file names</extracomment>
        <translation>%1 endet nicht auf %2 oder %3</translation>
    </message>
    <message>
        <source>%1 has no account %2</source>
        <extracomment>%1: a market&apos;s address, %2: an id</extracomment>
        <translation>%1 hat kein Konto %2</translation>
    </message>
    <message>
        <source>%1 is a link to another file</source>
        <extracomment>%1: a file</extracomment>
        <translation>%1 ist eine Verknüpfung mit einer anderen Datei</translation>
    </message>
    <message>
        <source>%1 is for a core that does not exist</source>
        <translation>%1 ist für einen Kern, den es nicht gibt</translation>
    </message>
    <message>
        <source>%1 is for a core that is sold already</source>
        <translation>%1 ist für einen Kern, der schon verkauft wird</translation>
    </message>
    <message>
        <source>%1 is no file</source>
        <translation>%1 ist keine Datei</translation>
    </message>
    <message>
        <source>%1 is no sell order</source>
        <translation>%1 ist kein Verkaufsauftrag</translation>
    </message>
    <message>
        <source>%1 is not an amount</source>
        <extracomment>%1: what somebody wrote</extracomment>
        <translation>%1 ist kein Betrag</translation>
    </message>
    <message>
        <source>%1 is not as it was left</source>
        <extracomment>%1: a file that somebody changed meanwhile</extracomment>
        <translation>%1 ist nicht mehr im letzten bekannten Zustand</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 ist schon vorhanden</translation>
    </message>
    <message>
        <source>%1 leads to %2</source>
        <extracomment>%1: a file that is a link, %2: where it leads</extracomment>
        <translation>%1 führt zu %2</translation>
    </message>
    <message>
        <source>a sell order carries no secret, as it is made to be passed on</source>
        <translation>ein Verkaufsauftrag enthält nichts Geheimes, denn er ist zum Weitergeben gedacht</translation>
    </message>
    <message>
        <source>A sell order is a short text that ends in .cpu.</source>
        <translation>Ein Verkaufsauftrag ist ein kurzer Text, dessen Dateiname auf .cpu endet.</translation>
    </message>
    <message>
        <source>Ask for 0 to %1.</source>
        <extracomment>%1: the highest price, in CPUCoins</extracomment>
        <translation>0 bis %1 verlangen.</translation>
    </message>
    <message>
        <source>Ask whoever gave you the file for a new one, or remove it.</source>
        <translation>Wer Ihnen die Datei gegeben hat, kann Ihnen eine neue geben; oder die Datei entfernen.</translation>
    </message>
    <message>
        <source>Change that file, or replace the link by a file of its own.</source>
        <translation>Jene Datei ändern oder die Verknüpfung durch eine eigene Datei ersetzen.</translation>
    </message>
    <message>
        <source>Choose another name, or remove that file first.</source>
        <translation>Einen anderen Namen wählen oder zuerst jene Datei entfernen.</translation>
    </message>
    <message>
        <source>core says cpu%1</source>
        <extracomment>core: a field of the file, which stays</extracomment>
        <translation>core besagt cpu%1</translation>
    </message>
    <message>
        <source>cpu%1 has no sell order</source>
        <extracomment>cpu3 and the like: the cores&apos; names, in every language</extracomment>
        <translation>cpu%1 hat keinen Verkaufsauftrag</translation>
    </message>
    <message>
        <source>cpu%1 is sold by %2</source>
        <extracomment>%2: a file</extracomment>
        <translation>cpu%1 wird von %2 verkauft</translation>
    </message>
    <message>
        <source>Delete the line. If others had the file, make a new account.</source>
        <translation>Die Zeile löschen. Falls andere die Datei hatten, ein neues Konto anlegen.</translation>
    </message>
    <message>
        <source>Give it another core, or switch %1 off.</source>
        <extracomment>%1: a file</extracomment>
        <translation>Einen anderen Kern angeben oder %1 ausschalten.</translation>
    </message>
    <message>
        <source>Give it one first.</source>
        <extracomment>the core a sell order</extracomment>
        <translation>Dem Kern zuerst einen geben.</translation>
    </message>
    <message>
        <source>It is an id that the market gave: letters, digits and . _ ~ : -</source>
        <translation>Es ist eine Kennung, die der Marktplatz vergeben hat: Buchstaben, Ziffern und . _ ~ : -</translation>
    </message>
    <message>
        <source>It is longer than %1 KiB.</source>
        <translation>Länger als %1 KiB.</translation>
    </message>
    <message>
        <source>its name says cpu%1</source>
        <extracomment>of a file</extracomment>
        <translation>der Dateiname besagt cpu%1</translation>
    </message>
    <message>
        <source>Look at what is there now, then decide anew.</source>
        <translation>Nachsehen, was jetzt dort steht, und dann neu entscheiden.</translation>
    </message>
    <message>
        <source>May you write in this folder, and is there room on the disk?</source>
        <translation>Dürfen Sie in diesen Ordner schreiben, und ist auf der Festplatte noch Platz?</translation>
    </message>
    <message>
        <source>No core is left for %1</source>
        <extracomment>%1: a file</extracomment>
        <translation>Für %1 ist kein Kern übrig</translation>
    </message>
    <message>
        <source>Not a name for a sell order</source>
        <translation>Kein Name für einen Verkaufsauftrag</translation>
    </message>
    <message>
        <source>Not a price</source>
        <translation>Kein Preis</translation>
    </message>
    <message>
        <source>Not a sell order</source>
        <translation>Kein Verkaufsauftrag</translation>
    </message>
    <message>
        <source>Other sell orders, on or off, have all of %1.</source>
        <extracomment>%1: cores, as cpu0-cpu3</extracomment>
        <translation>Andere Verkaufsaufträge, ein- oder ausgeschaltet, belegen alle von %1.</translation>
    </message>
    <message>
        <source>Remove one of them, or write core = N into this one and switch the other off.</source>
        <extracomment>sell orders; core = N stands in the file</extracomment>
        <translation>Einen davon entfernen oder core = N in diesen schreiben und den anderen ausschalten.</translation>
    </message>
    <message>
        <source>Remove or rename that file, then try again.</source>
        <translation>Jene Datei entfernen oder umbenennen und es dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Remove the one that you do not want.</source>
        <translation>Den entfernen, den Sie nicht möchten.</translation>
    </message>
    <message>
        <source>Sell orders cannot be read</source>
        <translation>Die Verkaufsaufträge sind nicht lesbar</translation>
    </message>
    <message>
        <source>The market does not know the account in %1</source>
        <extracomment>%1: a file</extracomment>
        <translation>Der Marktplatz kennt das Konto in %1 nicht</translation>
    </message>
    <message>
        <source>The sell orders were changed meanwhile</source>
        <translation>Die Verkaufsaufträge wurden inzwischen geändert</translation>
    </message>
    <message>
        <source>There is a sell order %1 already</source>
        <translation>Es gibt schon einen Verkaufsauftrag %1</translation>
    </message>
    <message>
        <source>There is no such core</source>
        <translation>Diesen Kern gibt es nicht</translation>
    </message>
    <message>
        <source>There is no such sell order</source>
        <translation>Diesen Verkaufsauftrag gibt es nicht</translation>
    </message>
    <message>
        <source>This machine has %1.</source>
        <extracomment>%1: cores, as cpu0-cpu3</extracomment>
        <translation>Dieser Computer hat %1.</translation>
    </message>
    <message>
        <source>This version reads format = %1.</source>
        <translation>Diese Version liest format = %1.</translation>
    </message>
    <message>
        <source>Write ask = &quot;0.8&quot; (CPUCoins per reference core-hour), or ask = &quot;0&quot; to donate.</source>
        <extracomment>ask = stands in the file</extracomment>
        <translation>ask = &quot;0.8&quot; schreiben (CPUCoins je Referenz-Kernstunde) oder ask = &quot;0&quot;, um zu spenden.</translation>
    </message>
    <message>
        <source>Write beneficiary = &quot;a name&quot;.</source>
        <extracomment>beneficiary = stands in the file</extracomment>
        <translation>So schreiben: beneficiary = &quot;a name&quot;.</translation>
    </message>
    <message>
        <source>Write core = 3 for cpu3.</source>
        <extracomment>core = 3 stands in the file</extracomment>
        <translation>core = 3 schreiben für cpu3.</translation>
    </message>
    <message>
        <source>Write market = &quot;https://market.example.org&quot;.</source>
        <extracomment>market = stands in the file</extracomment>
        <translation>So schreiben: market = &quot;https://market.example.org&quot;.</translation>
    </message>
    <message>
        <source>%1 has mode %2, owner %3</source>
        <extracomment>%1: a file, %2: its permissions as 0644, %3: number of a user</extracomment>
        <translation>%1 hat die Rechte %2, Besitzer %3</translation>
    </message>
    <message>
        <source>%1 has schema %2, this version knows %3</source>
        <extracomment>%1: a file, %2, %3: versions of its layout</extracomment>
        <translation>%1 hat das Schema %2, diese Version kennt %3</translation>
    </message>
    <message>
        <source>%1 is held by it</source>
        <extracomment>%1: a file; by the daemon that runs</extracomment>
        <translation>%1 wird von ihm gehalten</translation>
    </message>
    <message>
        <source>%1 is written in a way that CPUShare cannot change</source>
        <translation>%1 ist so geschrieben, dass CPUShare es nicht ändern kann</translation>
    </message>
    <message>
        <source>A CPUShare daemon runs already</source>
        <translation>Ein CPUShare-Dienst läuft bereits</translation>
    </message>
    <message>
        <source>A secret is open to others</source>
        <translation>Ein Geheimnis ist für andere zugänglich</translation>
    </message>
    <message>
        <source>Change it by hand, or move it away and set everything anew.</source>
        <translation>Die Datei von Hand ändern oder beiseitelegen und alles neu einstellen.</translation>
    </message>
    <message>
        <source>If it stays so: stop the daemon and move the file away; coins are kept by the market.</source>
        <translation>Falls es dabei bleibt: den Dienst beenden und die Datei beiseitelegen; die CPUCoins verwahrt der Marktplatz.</translation>
    </message>
    <message>
        <source>Install that version again, or move the file away.</source>
        <translation>Jene Version wieder installieren oder die Datei beiseitelegen.</translation>
    </message>
    <message>
        <source>Is the disk full, or may its folder not be written?</source>
        <translation>Ist die Festplatte voll, oder ist der Ordner schreibgeschützt?</translation>
    </message>
    <message>
        <source>Move the file away; the daemon then starts a new one, coins are kept by the market.</source>
        <translation>Die Datei beiseitelegen; der Dienst beginnt dann eine neue, die CPUCoins verwahrt der Marktplatz.</translation>
    </message>
    <message>
        <source>Run: chmod 600 %1; if strangers use this machine, make a new account.</source>
        <extracomment>chmod 600 %1 is a command and stays</extracomment>
        <translation>Ausführen: chmod 600 %1; falls Fremde diesen Computer benutzen, ein neues Konto anlegen.</translation>
    </message>
    <message>
        <source>Run: chmod a+r %1</source>
        <extracomment>chmod a+r %1 is a command and stays</extracomment>
        <translation>Ausführen: chmod a+r %1</translation>
    </message>
    <message>
        <source>See: cpushare status. End it by: cpushare stop</source>
        <extracomment>cpushare status and cpushare stop are commands and stay</extracomment>
        <translation>Ansehen mit: cpushare status. Beenden mit: cpushare stop</translation>
    </message>
    <message>
        <source>state = &apos;returned&apos; AND ended &lt; ?</source>
        <translation>state = &apos;returned&apos; AND ended &lt; ?</translation>
    </message>
    <message>
        <source>The daemon cannot work with its files</source>
        <translation>Der Dienst kann mit seinen Dateien nicht arbeiten</translation>
    </message>
    <message>
        <source>The daemon did not start</source>
        <translation>Der Dienst ist nicht gestartet</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>Die Datei lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>The history cannot be opened</source>
        <translation>Der Verlauf lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation>Der Verlauf ist nicht lesbar</translation>
    </message>
    <message>
        <source>The history was written by a later version of CPUShare</source>
        <translation>Der Verlauf wurde von einer neueren Version von CPUShare geschrieben</translation>
    </message>
    <message>
        <source>The licence cannot be read</source>
        <translation>Die Lizenz ist nicht lesbar</translation>
    </message>
    <message>
        <source>The settings cannot be changed</source>
        <translation>Die Einstellungen lassen sich nicht ändern</translation>
    </message>
    <message>
        <source>Until it is mended, the settings from before apply.</source>
        <extracomment>settings.toml cannot be used</extracomment>
        <translation>Bis das behoben ist, gelten die bisherigen Einstellungen.</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>the kernel has it</extracomment>
        <translation>ja</translation>
    </message>
    <message>
        <source>/proc/self/status has no Seccomp line</source>
        <translation>/proc/self/status hat keine Seccomp-Zeile</translation>
    </message>
    <message>
        <source>/sys/fs/cgroup has no cgroup.controllers</source>
        <translation>/sys/fs/cgroup hat kein cgroup.controllers</translation>
    </message>
    <message>
        <source>a filter at no address is refused as such (EFAULT)</source>
        <translation>ein Filter ohne Adresse wird als solcher abgelehnt (EFAULT)</translation>
    </message>
    <message>
        <source>a locked-down process asked for a file and the kernel killed it (SIGSYS); its twin, which did not ask, ended by itself</source>
        <translation>ein eingesperrter Prozess verlangte eine Datei, und der Kernel beendete ihn (SIGSYS); sein Zwilling, der keine verlangte, endete von selbst</translation>
    </message>
    <message>
        <source>a locked-down process that asked for a file</source>
        <extracomment>behind it how it ended</extracomment>
        <translation>ein eingesperrter Prozess, der eine Datei verlangte</translation>
    </message>
    <message>
        <source>actions_avail cannot be read</source>
        <translation>actions_avail ist nicht lesbar</translation>
    </message>
    <message>
        <source>active security modules</source>
        <extracomment>behind it their names</extracomment>
        <translation>aktive Sicherheitsmodule</translation>
    </message>
    <message>
        <source>CPUShare&apos;s filters know %1; use such a machine.</source>
        <extracomment>%1: kinds of processors</extracomment>
        <translation>Die Filter von CPUShare kennen %1; einen solchen Computer verwenden.</translation>
    </message>
    <message>
        <source>ended by %1</source>
        <extracomment>%1: name of a signal, as SIGKILL</extracomment>
        <translation>beendet durch %1</translation>
    </message>
    <message>
        <source>it could not be locked</source>
        <extracomment>a process; behind it why</extracomment>
        <translation>er ließ sich nicht einsperren</translation>
    </message>
    <message>
        <source>it ended by itself</source>
        <extracomment>a process</extracomment>
        <translation>er endete von selbst</translation>
    </message>
    <message>
        <source>It is built in and was not switched on at boot</source>
        <extracomment>a feature of the kernel; behind it what to do</extracomment>
        <translation>Es ist eingebaut, wurde aber beim Systemstart nicht eingeschaltet</translation>
    </message>
    <message>
        <source>it was ended by %1</source>
        <extracomment>a process; %1: name of a signal, as SIGSYS</extracomment>
        <translation>er wurde durch %1 beendet</translation>
    </message>
    <message>
        <source>its twin, which did not ask</source>
        <extracomment>a process; behind it how it ended</extracomment>
        <translation>sein Zwilling, der keine verlangte</translation>
    </message>
    <message>
        <source>Linux has it since 3.5.</source>
        <extracomment>a feature of the kernel</extracomment>
        <translation>In Linux seit 3.5 vorhanden.</translation>
    </message>
    <message>
        <source>Linux has it since 4.14.</source>
        <translation>In Linux seit 4.14 vorhanden.</translation>
    </message>
    <message>
        <source>Linux has it since 5.13.</source>
        <translation>In Linux seit 5.13 vorhanden.</translation>
    </message>
    <message>
        <source>Linux has it since 6.3; a newer kernel of your distribution brings it.</source>
        <translation>In Linux seit 6.3 vorhanden; ein neuerer Kernel Ihrer Distribution bringt es mit.</translation>
    </message>
    <message>
        <source>mounted elsewhere, as /proc/mounts says</source>
        <extracomment>the kernel&apos;s group files</extracomment>
        <translation>laut /proc/mounts anderswo eingehängt</translation>
    </message>
    <message>
        <source>not mounted</source>
        <extracomment>the kernel&apos;s group files</extracomment>
        <translation>nicht eingehängt</translation>
    </message>
    <message>
        <source>The kernel could not be asked</source>
        <translation>Der Kernel konnte nicht befragt werden</translation>
    </message>
    <message>
        <source>the probe ended with %1</source>
        <translation>die Probe endete mit %1</translation>
    </message>
    <message>
        <source>To mount it in its place</source>
        <extracomment>the kernel&apos;s group files; behind it what to do</extracomment>
        <translation>Zum Einhängen an der richtigen Stelle</translation>
    </message>
    <message>
        <source>uname says %1</source>
        <extracomment>%1: kind of processor, as x86_64</extracomment>
        <translation>uname meldet %1</translation>
    </message>
    <message>
        <source>unshare(CLONE_NEWUSER) without privileges</source>
        <translation>unshare(CLONE_NEWUSER) ohne Sonderrechte</translation>
    </message>
    <message>
        <source>add %1 to GRUB_CMDLINE_LINUX in /etc/default/grub, run grub-mkconfig -o /boot/grub/grub.cfg, reboot.</source>
        <translation>%1 in /etc/default/grub zu GRUB_CMDLINE_LINUX hinzufügen, grub-mkconfig -o /boot/grub/grub.cfg ausführen, neu starten.</translation>
    </message>
    <message>
        <source>add %1 to GRUB_CMDLINE_LINUX in /etc/default/grub, run update-grub, reboot.</source>
        <extracomment>behind a colon; %1: a parameter; update-grub is a command</extracomment>
        <translation>%1 in /etc/default/grub zu GRUB_CMDLINE_LINUX hinzufügen, update-grub ausführen, neu starten.</translation>
    </message>
    <message>
        <source>add %1 to the kernel&apos;s command line in your boot loader, reboot.</source>
        <extracomment>behind a colon; %1: a parameter</extracomment>
        <translation>%1 im Bootloader zur Kernel-Befehlszeile hinzufügen, neu starten.</translation>
    </message>
    <message>
        <source>As root: sysctl -w %1; to keep it: echo %2 &gt; /etc/sysctl.d/60-cpushare-%3.conf</source>
        <extracomment>two commands, which stay</extracomment>
        <translation>Als root: sysctl -w %1; um es beizubehalten: echo %2 &gt; /etc/sysctl.d/60-cpushare-%3.conf</translation>
    </message>
    <message>
        <source>Boot a kernel built with %1.</source>
        <extracomment>%1: options of the kernel&apos;s build</extracomment>
        <translation>Einen Kernel starten, der mit %1 gebaut ist.</translation>
    </message>
    <message>
        <source>Boot Arch&apos;s own kernel: pacman -S linux, then reboot.</source>
        <translation>Den Kernel von Arch selbst starten: pacman -S linux, dann neu starten.</translation>
    </message>
    <message>
        <source>Boot Debian&apos;s own kernel: apt install linux-image-$(dpkg --print-architecture), then reboot.</source>
        <translation>Den Kernel von Debian selbst starten: apt install linux-image-$(dpkg --print-architecture), dann neu starten.</translation>
    </message>
    <message>
        <source>Boot Fedora&apos;s own kernel: dnf install kernel, then reboot.</source>
        <translation>Den Kernel von Fedora selbst starten: dnf install kernel, dann neu starten.</translation>
    </message>
    <message>
        <source>Boot Ubuntu&apos;s own kernel: apt install linux-generic, then reboot.</source>
        <translation>Den Kernel von Ubuntu selbst starten: apt install linux-generic, dann neu starten.</translation>
    </message>
    <message>
        <source>It is a kernel built with %1.</source>
        <extracomment>%1: options of the kernel&apos;s build</extracomment>
        <translation>Nötig ist ein Kernel, der mit %1 gebaut ist.</translation>
    </message>
    <message>
        <source>Run cpushare check again; then report it.</source>
        <translation>cpushare check erneut ausführen; dann den Fehler melden.</translation>
    </message>
    <message>
        <source>run grubby --update-kernel=ALL --args=%1, reboot.</source>
        <extracomment>behind a colon; grubby … is a command</extracomment>
        <translation>grubby --update-kernel=ALL --args=%1 ausführen, neu starten.</translation>
    </message>
    <message>
        <source>The kernel was built with %1, yet it is refused here: most likely by a container or a service&apos;s sandbox around CPUShare. Run it outside, or loosen that (docker, podman: --security-opt seccomp=unconfined).</source>
        <translation>Der Kernel ist mit %1 gebaut, dennoch wird es hier verweigert: höchstwahrscheinlich von einem Container oder der Sandbox eines Dienstes, in der CPUShare läuft. Außerhalb davon ausführen oder sie lockern (docker, podman: --security-opt seccomp=unconfined).</translation>
    </message>
    <message>
        <source>%1 s of CPU, %2 s allowed</source>
        <translation>%1 s CPU-Zeit, %2 s erlaubt</translation>
    </message>
    <message>
        <source>%1 with %2 of %3 MiB in use</source>
        <extracomment>%1: what failed</extracomment>
        <translation>%1, dabei %2 von %3 MiB belegt</translation>
    </message>
    <message>
        <source>a calibration module ended as %1</source>
        <extracomment>a job that measures this machine; %1: how, as trap or crashed</extracomment>
        <translation>ein Kalibrierungsmodul endete als %1</translation>
    </message>
    <message>
        <source>A calibration module is not compiled</source>
        <translation>Ein Kalibrierungsmodul wird nicht übersetzt</translation>
    </message>
    <message>
        <source>a good job is done</source>
        <extracomment>what should be</extracomment>
        <translation>eine gute Aufgabe wird erledigt</translation>
    </message>
    <message>
        <source>a good module is compiled</source>
        <extracomment>what should be</extracomment>
        <translation>ein gutes Modul wird übersetzt</translation>
    </message>
    <message>
        <source>a system call that no job may make</source>
        <translation>ein Systemaufruf, der keiner Aufgabe erlaubt ist</translation>
    </message>
    <message>
        <source>a wild pointer is a trap</source>
        <extracomment>what should be</extracomment>
        <translation>ein verirrter Zeiger wird abgefangen (Trap)</translation>
    </message>
    <message>
        <source>A worker does not end</source>
        <translation>Ein Arbeitsprozess endet nicht</translation>
    </message>
    <message>
        <source>compiled code not accepted</source>
        <translation>übersetzter Code nicht angenommen</translation>
    </message>
    <message>
        <source>ended by this host</source>
        <translation>von diesem Computer beendet</translation>
    </message>
    <message>
        <source>ended from outside by %1</source>
        <translation>von außen beendet durch %1</translation>
    </message>
    <message>
        <source>ended without a verdict, exit code %1</source>
        <translation>ohne Ergebnis beendet, Exit-Code %1</translation>
    </message>
    <message>
        <source>exit code %1.</source>
        <extracomment>of a program</extracomment>
        <translation>Exit-Code %1.</translation>
    </message>
    <message>
        <source>it ended as %1</source>
        <extracomment>a job; %1: how, as trap or crashed</extracomment>
        <translation>das Ende war: %1</translation>
    </message>
    <message>
        <source>it was killed and is still there</source>
        <translation>er wurde zwangsweise beendet und ist noch da</translation>
    </message>
    <message>
        <source>No job is run here. `cpushare check` shows what this kernel offers.</source>
        <translation>Hier wird keine Aufgabe ausgeführt. `cpushare check` zeigt, was dieser Kernel bietet.</translation>
    </message>
    <message>
        <source>no more memory for the sandbox itself</source>
        <translation>kein Arbeitsspeicher mehr für die Sandbox selbst</translation>
    </message>
    <message>
        <source>no table of system calls for %1</source>
        <extracomment>%1: kind of processor</extracomment>
        <translation>keine Tabelle der Systemaufrufe für %1</translation>
    </message>
    <message>
        <source>No worker can be given its files</source>
        <translation>Kein Arbeitsprozess kann seine Dateien erhalten</translation>
    </message>
    <message>
        <source>not so</source>
        <extracomment>before what should be and is not</extracomment>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>open kills the worker</source>
        <extracomment>what should be; open is the call to the system</extracomment>
        <translation>open beendet den Arbeitsprozess</translation>
    </message>
    <message>
        <source>The machine may be very busy; it is tried again later.</source>
        <translation>Vielleicht ist der Computer stark ausgelastet; später wird es erneut versucht.</translation>
    </message>
    <message>
        <source>The sandbox could not be started</source>
        <translation>Die Sandbox konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>The sandbox did not start in time</source>
        <translation>Die Sandbox ist nicht rechtzeitig gestartet</translation>
    </message>
    <message>
        <source>The sandbox does not hold what it must hold on this machine</source>
        <translation>Die Sandbox hält auf diesem Computer nicht, was sie halten muss</translation>
    </message>
    <message>
        <source>The sandbox&apos;s zygote died</source>
        <extracomment>the process from which all workers are made</extracomment>
        <translation>Der Zygote-Prozess der Sandbox ist abgestürzt</translation>
    </message>
    <message>
        <source>the worker died of %1</source>
        <translation>der Arbeitsprozess endete durch %1</translation>
    </message>
    <message>
        <source>The zygote does not end</source>
        <extracomment>the process from which all workers are made</extracomment>
        <translation>Der Zygote-Prozess endet nicht</translation>
    </message>
    <message>
        <source>This kernel cannot filter system calls</source>
        <translation>Dieser Kernel kann Systemaufrufe nicht filtern</translation>
    </message>
    <message>
        <source>This machine&apos;s speed cannot be measured</source>
        <translation>Die Geschwindigkeit dieses Computers lässt sich nicht messen</translation>
    </message>
    <message>
        <source>Use a kernel with CONFIG_SECCOMP and CONFIG_SECCOMP_FILTER (each distribution&apos;s own has them); in a container, allow seccomp(2). `cpushare check` says more.</source>
        <translation>Einen Kernel mit CONFIG_SECCOMP und CONFIG_SECCOMP_FILTER verwenden (der eigene jeder Distribution hat sie); in einem Container seccomp(2) erlauben. `cpushare check` sagt mehr.</translation>
    </message>
    <message>
        <source>A market elsewhere is reached by https alone</source>
        <translation>Ein Marktplatz anderswo ist nur über https erreichbar</translation>
    </message>
    <message>
        <source>it carries a user name; who you are is not said in the address</source>
        <extracomment>an address</extracomment>
        <translation>sie enthält einen Benutzernamen; wer Sie sind, gehört nicht in die Adresse</translation>
    </message>
    <message>
        <source>it has a query or a fragment</source>
        <extracomment>an address</extracomment>
        <translation>sie enthält eine Abfrage oder ein Fragment</translation>
    </message>
    <message>
        <source>it has no scheme</source>
        <extracomment>an address; its scheme is the http in http://</extracomment>
        <translation>sie hat kein Schema</translation>
    </message>
    <message>
        <source>it has spaces, letters outside ASCII, or is very long</source>
        <extracomment>an address</extracomment>
        <translation>sie enthält Leerzeichen oder Zeichen außerhalb von ASCII, oder sie ist sehr lang</translation>
    </message>
    <message>
        <source>it names no host</source>
        <extracomment>an address</extracomment>
        <translation>sie nennt keinen Host</translation>
    </message>
    <message>
        <source>its scheme is %1</source>
        <extracomment>an address&apos;s; %1: as ftp</extracomment>
        <translation>ihr Schema ist %1</translation>
    </message>
    <message>
        <source>Not the address of a market</source>
        <translation>Keine Adresse eines Marktplatzes</translation>
    </message>
    <message>
        <source>With http everybody on the way could read your token. Use https.</source>
        <translation>Mit http könnte jeder auf dem Weg Ihr Token lesen. https verwenden.</translation>
    </message>
    <message>
        <source>Write it like https://market.example.org.</source>
        <translation>So schreiben: https://market.example.org.</translation>
    </message>
    <message>
        <source>a lease&apos;s %1</source>
        <extracomment>%1: the name of a field in the market&apos;s answer; a lease is a job that was taken</extracomment>
        <translation>%1 einer übernommenen Aufgabe</translation>
    </message>
    <message>
        <source>A market gives this machine fewer jobs for a while</source>
        <translation>Ein Marktplatz gibt diesem Computer eine Weile weniger Aufgaben</translation>
    </message>
    <message>
        <source>A market gives this machine no jobs any more</source>
        <translation>Ein Marktplatz gibt diesem Computer keine Aufgaben mehr</translation>
    </message>
    <message>
        <source>Is the address right, and is the market up?</source>
        <translation>Stimmt die Adresse, und ist der Marktplatz in Betrieb?</translation>
    </message>
    <message>
        <source>Is this the address of a CPUShare market?</source>
        <translation>Ist das die Adresse eines CPUShare-Marktplatzes?</translation>
    </message>
    <message>
        <source>the asking program ended by %1</source>
        <extracomment>%1: a number; a program of ours that asks the market</extracomment>
        <translation>das anfragende Programm wurde durch %1 beendet</translation>
    </message>
    <message>
        <source>the asking program told nothing</source>
        <translation>das anfragende Programm hat nichts gemeldet</translation>
    </message>
    <message>
        <source>Mend what it says, then ask whoever runs that market to let it in again.</source>
        <extracomment>what the market says of this machine is above</extracomment>
        <translation>Beheben, was er sagt, dann den Betreiber des Marktplatzes um erneute Zulassung bitten.</translation>
    </message>
    <message>
        <source>Nothing needs to be done if it was switched off or lost its network.</source>
        <translation>Nichts zu tun, wenn der Computer ausgeschaltet war oder das Netz verloren hatte.</translation>
    </message>
    <message>
        <source>the host&apos;s token</source>
        <translation>das Token des Hosts</translation>
    </message>
    <message>
        <source>The market answered with an error</source>
        <translation>Der Marktplatz hat mit einem Fehler geantwortet</translation>
    </message>
    <message>
        <source>The market broke off</source>
        <translation>Der Marktplatz hat die Verbindung abgebrochen</translation>
    </message>
    <message>
        <source>The market cannot be asked</source>
        <translation>Der Marktplatz kann nicht gefragt werden</translation>
    </message>
    <message>
        <source>The market does not answer</source>
        <translation>Der Marktplatz antwortet nicht</translation>
    </message>
    <message>
        <source>The market sent other bytes than it promised</source>
        <extracomment>its answer was not what was asked for</extracomment>
        <translation>Der Marktplatz hat andere Bytes gesendet als versprochen</translation>
    </message>
    <message>
        <source>The market&apos;s answer does not end</source>
        <translation>Die Antwort des Marktplatzes endet nicht</translation>
    </message>
    <message>
        <source>The market&apos;s answer is not of this protocol</source>
        <translation>Die Antwort des Marktplatzes entspricht nicht diesem Protokoll</translation>
    </message>
    <message>
        <source>The system refused</source>
        <extracomment>behind it the system&apos;s words</extracomment>
        <translation>Das System hat es verweigert</translation>
    </message>
    <message>
        <source>this cannot be</source>
        <extracomment>before what is impossible in a market&apos;s answer</extracomment>
        <translation>das kann nicht sein</translation>
    </message>
    <message>
        <source>%1 serves %2 and later, this is %3</source>
        <extracomment>%1: a market&apos;s address, %2: CPUShare or wasmtime and a version, %3: the version here</extracomment>
        <translation>%1 bedient ab %2, hier läuft %3</translation>
    </message>
    <message>
        <source>%1 speaks protocol %2 and later, CPUShare %3 speaks %4</source>
        <extracomment>%1: a market&apos;s address, %2, %4: numbers of protocols, %3: the version here</extracomment>
        <translation>%1 spricht ab Protokoll %2, CPUShare %3 spricht %4</translation>
    </message>
    <message>
        <source>%1 speaks protocol %2, CPUShare %3 speaks %4 and later</source>
        <extracomment>%1: a market&apos;s address, %2, %4: numbers of protocols, %3: the version here</extracomment>
        <translation>%1 spricht Protokoll %2, CPUShare %3 spricht ab %4</translation>
    </message>
    <message>
        <source>A market is too old for this CPUShare</source>
        <translation>Ein Marktplatz ist zu alt für dieses CPUShare</translation>
    </message>
    <message>
        <source>A market wants a newer CPUShare</source>
        <translation>Ein Marktplatz verlangt ein neueres CPUShare</translation>
    </message>
    <message>
        <source>A market wants a newer wasmtime</source>
        <extracomment>wasmtime is a part of CPUShare&apos;s sandbox</extracomment>
        <translation>Ein Marktplatz verlangt ein neueres wasmtime</translation>
    </message>
    <message>
        <source>Ask whoever runs it to update it; then it goes on by itself.</source>
        <extracomment>whoever runs the market, which is too old</extracomment>
        <translation>Bitten Sie den Betreiber, ihn zu aktualisieren; dann geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>Start this machine from a new image; whoever gave you this one has it.</source>
        <extracomment>of the system that starts from a stick</extracomment>
        <translation>Starten Sie diesen Computer von einem neuen Abbild; wer Ihnen dieses gab, hat es.</translation>
    </message>
    <message>
        <source>Download the new one and unpack it in the place of this one</source>
        <extracomment>the folder in which CPUShare is</extracomment>
        <translation>Laden Sie die neue Fassung herunter und entpacken Sie sie an die Stelle dieser</translation>
    </message>
    <message>
        <source>The market says</source>
        <extracomment>behind it what a market advises</extracomment>
        <translation>Der Marktplatz sagt</translation>
    </message>
    <message>
        <source>This CPUShare is too old for a market</source>
        <translation>Dieses CPUShare ist zu alt für einen Marktplatz</translation>
    </message>
    <message>
        <source>This market takes computations of a later CPUShare only</source>
        <translation>Dieser Marktplatz nimmt nur Berechnungen eines neueren CPUShare an</translation>
    </message>
    <message>
        <source>Update it by</source>
        <extracomment>CPUShare; behind it a command</extracomment>
        <translation>Aktualisieren mit</translation>
    </message>
    <message>
        <source>what runs goes on as the new one within minutes</source>
        <extracomment>CPUShare&apos;s programs; the new one: version</extracomment>
        <translation>was läuft, geht binnen Minuten als die neue Fassung weiter</translation>
    </message>
    <message>
        <source>%1 bits, at most %2</source>
        <extracomment>work that a market asks for before it gives an account: a riddle of so many bits</extracomment>
        <translation>%1 Bit, höchstens %2</translation>
    </message>
    <message>
        <source>%1 tries in %2 s</source>
        <extracomment>%2: seconds</extracomment>
        <translation>%1 Versuche in %2 s</translation>
    </message>
    <message>
        <source>At which market?</source>
        <translation>An welchem Marktplatz?</translation>
    </message>
    <message>
        <source>Choose another market.</source>
        <translation>Wählen Sie einen anderen Marktplatz.</translation>
    </message>
    <message>
        <source>See it by: cpushare account show</source>
        <extracomment>cpushare account show is a command and stays</extracomment>
        <translation>Ansehen mit: cpushare account show</translation>
    </message>
    <message>
        <source>The list of your accounts is damaged</source>
        <translation>Die Liste Ihrer Konten ist beschädigt</translation>
    </message>
    <message>
        <source>The market asks for more work than an account is worth</source>
        <translation>Der Marktplatz verlangt mehr Arbeit, als ein Konto wert ist</translation>
    </message>
    <message>
        <source>The work that the market asks for an account took too long</source>
        <translation>Die Arbeit, die der Marktplatz für ein Konto verlangt, hat zu lange gedauert</translation>
    </message>
    <message>
        <source>Try again: it is a matter of luck, too.</source>
        <translation>Versuchen Sie es noch einmal: Es ist auch Glückssache.</translation>
    </message>
    <message>
        <source>You have an account at this market already</source>
        <translation>Sie haben an diesem Marktplatz schon ein Konto</translation>
    </message>
    <message>
        <source>You have no account at this market</source>
        <translation>Sie haben an diesem Marktplatz kein Konto</translation>
    </message>
    <message>
        <source>You have no account yet.</source>
        <translation>Sie haben noch kein Konto.</translation>
    </message>
    <message>
        <source>Another process has held %1 for %2 s</source>
        <extracomment>%1: a file, %2: seconds</extracomment>
        <translation>Ein anderer Prozess hält %1 seit %2 s</translation>
    </message>
    <message>
        <source>as you asked</source>
        <extracomment>why a token is in a file and not in the keyring</extracomment>
        <translation>auf Ihren Wunsch</translation>
    </message>
    <message>
        <source>it said nothing</source>
        <extracomment>the keyring&apos;s program</extracomment>
        <translation>keine Meldung</translation>
    </message>
    <message>
        <source>Mend it if you can: it may hold the only copy of a token.</source>
        <translation>Die Datei nach Möglichkeit reparieren: Sie enthält vielleicht die einzige Kopie eines Tokens.</translation>
    </message>
    <message>
        <source>no keyring is running</source>
        <translation>es läuft kein Schlüsselbund</translation>
    </message>
    <message>
        <source>nothing within %1 s; a password window may be open</source>
        <extracomment>what the keyring said; %1: seconds</extracomment>
        <translation>nichts innerhalb von %1 s; vielleicht ist ein Passwortfenster offen</translation>
    </message>
    <message>
        <source>Remove that entry with your keyring&apos;s own program.</source>
        <translation>Jenen Eintrag mit dem Programm Ihres Schlüsselbunds entfernen.</translation>
    </message>
    <message>
        <source>The file of tokens is damaged</source>
        <translation>Die Datei mit den Token ist beschädigt</translation>
    </message>
    <message>
        <source>Unlock it and try again, or keep tokens in a file that you alone can read%1.</source>
        <extracomment>%1: empty, or a colon and a word of the command line</extracomment>
        <translation>Den Schlüsselbund entsperren und es erneut versuchen, oder Token in einer Datei aufbewahren, die nur Sie lesen können%1.</translation>
    </message>
    <message>
        <source>What the keyring holds for this market is no account</source>
        <translation>Was der Schlüsselbund für diesen Marktplatz enthält, ist kein Konto</translation>
    </message>
    <message>
        <source>Your keyring cannot be used</source>
        <translation>Ihr Schlüsselbund ist nicht verwendbar</translation>
    </message>
    <message>
        <source>Your keyring does not answer</source>
        <translation>Ihr Schlüsselbund antwortet nicht</translation>
    </message>
    <message>
        <source>Your keyring is locked</source>
        <translation>Ihr Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>%1 is no recovery file of an account</source>
        <translation>%1 ist keine Wiederherstellungsdatei eines Kontos</translation>
    </message>
    <message>
        <source>%1 says %2, %3 says %4</source>
        <extracomment>%1: a file, %2, %4: ids of accounts, %3: a market&apos;s address</extracomment>
        <translation>%1 besagt %2, %3 besagt %4</translation>
    </message>
    <message>
        <source>account or token have letters that may not be there</source>
        <translation>Konto oder Token enthalten unzulässige Zeichen</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Einen anderen Ordner wählen oder auf der Festplatte Platz schaffen.</translation>
    </message>
    <message>
        <source>Choose another name; it may be the only copy of another account.</source>
        <translation>Einen anderen Namen wählen; es ist vielleicht die einzige Kopie eines anderen Kontos.</translation>
    </message>
    <message>
        <source>Is it the recovery file of another market, or was the market set up anew?</source>
        <translation>Ist es die Wiederherstellungsdatei eines anderen Marktplatzes, oder wurde der Marktplatz neu eingerichtet?</translation>
    </message>
    <message>
        <source>It begins with &quot;%1&quot; and has the lines market:, account: and token:.</source>
        <extracomment>%1: the first line of a recovery file; market:, account: and token: stay</extracomment>
        <translation>Sie beginnt mit &quot;%1&quot; und hat die Zeilen market:, account: und token:.</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>sie ist zu lang</translation>
    </message>
    <message>
        <source>it says %1 twice, and not the same</source>
        <extracomment>%1: market, account or token</extracomment>
        <translation>sie nennt %1 zweimal, und nicht gleich</translation>
    </message>
    <message>
        <source>Its token would be lost. Save its recovery file first, then remove its entry.</source>
        <translation>Das Token ginge verloren. Zuerst die Wiederherstellungsdatei jenes Kontos speichern, dann seinen Eintrag entfernen.</translation>
    </message>
    <message>
        <source>Somebody has changed the file; take another copy.</source>
        <translation>Jemand hat die Datei verändert; eine andere Kopie nehmen.</translation>
    </message>
    <message>
        <source>The market does not know this account&apos;s token</source>
        <translation>Der Marktplatz kennt das Token dieses Kontos nicht</translation>
    </message>
    <message>
        <source>The market knows this token as another account&apos;s</source>
        <translation>Der Marktplatz kennt dieses Token als das eines anderen Kontos</translation>
    </message>
    <message>
        <source>The recovery file cannot be read</source>
        <translation>Die Wiederherstellungsdatei ist nicht lesbar</translation>
    </message>
    <message>
        <source>The recovery file cannot be written</source>
        <translation>Die Wiederherstellungsdatei lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>There is a file of this name already</source>
        <translation>Es gibt schon eine Datei dieses Namens</translation>
    </message>
    <message>
        <source>there is no line that begins with %1:</source>
        <extracomment>%1: market, account or token</extracomment>
        <translation>keine Zeile beginnt mit %1:</translation>
    </message>
    <message>
        <source>You have another account at this market already</source>
        <translation>Sie haben an diesem Marktplatz schon ein anderes Konto</translation>
    </message>
    <message>
        <source>You may not control this machine&apos;s daemon</source>
        <translation>Sie dürfen den Dienst dieses Rechners nicht steuern</translation>
    </message>
    <message>
        <source>Members of the group cpushare may: sudo adduser $USER cpushare, then sign in anew.</source>
        <extracomment>adduser and what follows is a command and stays</extracomment>
        <translation>Mitglieder der Gruppe cpushare dürfen es: sudo adduser $USER cpushare, dann neu anmelden.</translation>
    </message>
    <message>
        <source>Whose daemon?</source>
        <extracomment>somebody gave a word that is neither &quot;system&quot; nor &quot;user&quot;</extracomment>
        <translation>Wessen Dienst?</translation>
    </message>
    <message>
        <source>Give %1 or %2, or leave the variable out.</source>
        <extracomment>%1, %2: words that stay</extracomment>
        <translation>Geben Sie %1 oder %2 an, oder lassen Sie die Variable weg.</translation>
    </message>
    <message>
        <source>This machine&apos;s daemon is not set up</source>
        <translation>Der Dienst dieses Rechners ist nicht eingerichtet</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <extracomment>%1: a folder</extracomment>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>As root: systemd-tmpfiles --create; or start the daemon once.</source>
        <extracomment>systemd-tmpfiles --create is a command and stays</extracomment>
        <translation>Als root: systemd-tmpfiles --create; oder starten Sie den Dienst einmal.</translation>
    </message>
    <message>
        <source>A daemon of your own sells the same cores</source>
        <translation>Ein eigener Dienst von Ihnen verkauft dieselben Kerne</translation>
    </message>
    <message>
        <source>It runs beside this machine&apos;s daemon, and neither knows of the other.</source>
        <translation>Er läuft neben dem Dienst dieses Rechners, und keiner weiß vom anderen.</translation>
    </message>
    <message>
        <source>End yours: cpushare --user stop</source>
        <extracomment>what follows the colon is a command and stays</extracomment>
        <translation>Beenden Sie Ihren: cpushare --user stop</translation>
    </message>
    <message>
        <source>This machine&apos;s daemon sells the same cores</source>
        <translation>Der Dienst dieses Rechners verkauft dieselben Kerne</translation>
    </message>
    <message>
        <source>It is shared by everybody in the group cpushare.</source>
        <translation>Alle in der Gruppe cpushare teilen ihn sich.</translation>
    </message>
    <message>
        <source>Run one of the two.</source>
        <translation>Lassen Sie nur einen von beiden laufen.</translation>
    </message>
    <message>
        <source>This machine&apos;s daemon could not be started</source>
        <translation>Der Dienst dieses Rechners konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>This machine&apos;s daemon could not be stopped</source>
        <translation>Der Dienst dieses Rechners konnte nicht beendet werden</translation>
    </message>
    <message>
        <source>This machine&apos;s daemon has no sell order yet</source>
        <translation>Der Dienst dieses Rechners hat noch keinen Verkaufsauftrag</translation>
    </message>
    <message>
        <source>There is no .cpu file in %1.</source>
        <extracomment>%1: a folder</extracomment>
        <translation>In %1 ist keine .cpu-Datei.</translation>
    </message>
    <message>
        <source>Put one there, or: cpushare orders add FILE</source>
        <extracomment>what follows the colon is a command and stays</extracomment>
        <translation>Legen Sie eine dorthin, oder: cpushare orders add DATEI</translation>
    </message>
    <message>
        <source>Nothing here starts this machine&apos;s daemon</source>
        <translation>Hier startet nichts den Dienst dieses Rechners</translation>
    </message>
    <message>
        <source>There is neither systemd nor %1.</source>
        <extracomment>systemd: a program that starts services; %1: another one</extracomment>
        <translation>Es gibt weder systemd noch %1.</translation>
    </message>
    <message>
        <source>As the user cpushare, have it run: cpushared --system</source>
        <extracomment>what follows the last colon is a command and stays</extracomment>
        <translation>Lassen Sie als Benutzer cpushare laufen: cpushared --system</translation>
    </message>
    <message>
        <source>Only root may here: there is no systemd, which lets members of a group do it.</source>
        <translation>Hier darf es nur root: Es gibt kein systemd, das es Mitgliedern einer Gruppe erlaubt.</translation>
    </message>
    <message>
        <source>Run: sudo service cpushare %1</source>
        <extracomment>%1: start or stop; all of it but the first word is a command and stays</extracomment>
        <translation>Führen Sie aus: sudo service cpushare %1</translation>
    </message>
    <message>
        <source>No service manager runs this machine&apos;s daemon</source>
        <translation>Den Dienst dieses Rechners hat keine Dienstverwaltung gestartet</translation>
    </message>
    <message>
        <source>It is process %1, and another user&apos;s.</source>
        <extracomment>%1: the number of a process</extracomment>
        <translation>Er ist Prozess %1 eines anderen Benutzers.</translation>
    </message>
    <message>
        <source>End it as root: kill %1</source>
        <extracomment>%1: the number of a process; kill and the number is a command and stays</extracomment>
        <translation>Beenden Sie ihn als root: kill %1</translation>
    </message>
    <message>
        <source>not a plain file</source>
        <extracomment>behind the name of a file</extracomment>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>longer than %1 bytes</source>
        <extracomment>behind the name of a file; %1: a number</extracomment>
        <translation>länger als %1 Bytes</translation>
    </message>
</context>
<context>
    <name>Donate</name>
    <message>
        <source>Benefi&amp;ciary:</source>
        <translation>&amp;Empfänger:</translation>
    </message>
    <message>
        <source>Beneficiaries that the market lists</source>
        <translation>Empfänger, die der Marktplatz aufführt</translation>
    </message>
    <message>
        <source>What your cores earn is theirs. It costs you electricity only.</source>
        <translation>Was Ihre Kerne verdienen, gehört dem Empfänger. Es kostet Sie nur Strom.</translation>
    </message>
</context>
<context>
    <name>Earn</name>
    <message>
        <source>Your account</source>
        <translation>Ihr Konto</translation>
    </message>
    <message>
        <source>Waiting for the market or the keyring</source>
        <translation>Warten auf den Marktplatz oder den Schlüsselbund</translation>
    </message>
    <message>
        <source>&amp;Ask at least:</source>
        <translation>M&amp;indestens verlangen:</translation>
    </message>
    <message>
        <source> CPUCoins per core-hour</source>
        <translation> CPUCoins je Kernstunde</translation>
    </message>
    <message>
        <source>Least price, in CPUCoins per core-hour</source>
        <translation>Mindestpreis in CPUCoins je Kernstunde</translation>
    </message>
    <message>
        <source>You stopped waiting for the keyring. Nothing else was changed.</source>
        <translation>Das Warten auf den Schlüsselbund wurde abgebrochen. Sonst wurde nichts geändert.</translation>
    </message>
    <message>
        <source>What to do: unlock it and try again, or keep the key in a file that only you can read.</source>
        <translation>Abhilfe: den Schlüsselbund entsperren und es erneut versuchen, oder den Schlüssel in einer Datei aufbewahren, die nur Sie lesen können.</translation>
    </message>
    <message>
        <source>Waiting for the market and your keyring. Your desktop may have opened a window that asks for a password; look for it.</source>
        <translation>Warten auf den Marktplatz und Ihren Schlüsselbund. Vielleicht hat die Arbeitsumgebung ein Fenster geöffnet, das nach einem Passwort fragt.</translation>
    </message>
    <message>
        <source>You earn CPUCoins, with which you can have computations done. An account has no name and no password: a key on this computer opens it.</source>
        <translation>Sie verdienen CPUCoins, mit denen Sie selbst rechnen lassen können. Ein Konto hat weder Namen noch Passwort: Ein Schlüssel auf diesem Computer öffnet es.</translation>
    </message>
    <message>
        <source>Find a market first.</source>
        <translation>Zuerst einen Marktplatz finden.</translation>
    </message>
    <message>
        <source>The recovery file brings your account back if this computer is lost. Whoever has it has your CPUCoins: keep it in a safe place.</source>
        <translation>Die Wiederherstellungsdatei bringt Ihr Konto zurück, falls dieser Computer verloren geht. Wer sie hat, hat Ihre CPUCoins: Bewahren Sie sie sicher auf.</translation>
    </message>
    <message>
        <source>Saved. Take the file to a safe place off this computer:</source>
        <translation>Gespeichert. Bringen Sie die Datei an einen sicheren Ort außerhalb dieses Computers:</translation>
    </message>
</context>
<context>
    <name>EarnButtons</name>
    <message>
        <source>Ma&amp;ke my account</source>
        <translation>&amp;Konto anlegen</translation>
    </message>
    <message>
        <source>&amp;Stop waiting</source>
        <translation>Nicht &amp;länger warten</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneu&amp;t versuchen</translation>
    </message>
    <message>
        <source>Keep &amp;it in a file</source>
        <translation>In einer Datei &amp;aufbewahren</translation>
    </message>
    <message>
        <source>&amp;Save recovery file…</source>
        <translation>Wiederherstellungsdatei s&amp;peichern&#xa0;…</translation>
    </message>
    <message>
        <source>I have a &amp;recovery file…</source>
        <translation>Ich habe eine Wiede&amp;rherstellungsdatei&#xa0;…</translation>
    </message>
</context>
<context>
    <name>EarningsPage</name>
    <message>
        <source>Reading the history…</source>
        <translation>Verlauf wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>today</source>
        <comment>earned</comment>
        <translation>heute</translation>
    </message>
    <message>
        <source>in 7 days</source>
        <comment>earned</comment>
        <translation>in 7 Tagen</translation>
    </message>
    <message>
        <source>in 30 days</source>
        <comment>earned</comment>
        <translation>in 30 Tagen</translation>
    </message>
    <message>
        <source>in all</source>
        <comment>earned</comment>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>CPUCoins a day, by beneficiary</source>
        <translation>CPUCoins pro Tag, nach Empfänger</translation>
    </message>
    <message>
        <source>E&amp;xport as CSV…</source>
        <translation>Als &amp;CSV exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Earnings</source>
        <translation>Einnahmen</translation>
    </message>
    <message>
        <source>No CPUCoins yet: the first ones come some minutes after the first job.</source>
        <translation>Noch keine CPUCoins: Die ersten kommen einige Minuten nach der ersten Aufgabe.</translation>
    </message>
    <message>
        <source>%1 CPUCoins are computed and await confirmation.</source>
        <translation>%1 CPUCoins sind errechnet; ihre Bestätigung steht noch aus.</translation>
    </message>
    <message>
        <source>Point at a day to read its numbers.</source>
        <translation>Auf einen Tag zeigen, um seine Zahlen zu lesen.</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Als CSV exportieren</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben&#xa0;…</translation>
    </message>
</context>
<context>
    <name>EarningsWords</name>
    <message>
        <source>others</source>
        <comment>beneficiaries</comment>
        <translation>Sonstige</translation>
    </message>
    <message>
        <source>nobody named</source>
        <comment>a beneficiary without a name</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1: beneficiary, %2: CPUCoins</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: no CPUCoins</source>
        <comment>%1: date</comment>
        <translation>%1: keine CPUCoins</translation>
    </message>
    <message>
        <source>%1: %2 CPUCoins</source>
        <comment>%1: date, %2: amount</comment>
        <translation>%1: %2 CPUCoins</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>%1: CPUCoins, %2: beneficiary</comment>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>No CPUCoins in the last 30 days</source>
        <translation>Keine CPUCoins in den letzten 30 Tagen</translation>
    </message>
    <message>
        <source>Bars from %1 to %2, the highest %3 CPUCoins. The arrow keys walk through the days.</source>
        <translation>Balken vom %1 bis zum %2, der höchste mit %3 CPUCoins. Die Pfeiltasten gehen durch die Tage.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to %1</source>
        <comment>%1: file name</comment>
        <translation>
            <numerusform>%n Zeile in %1 geschrieben</numerusform>
            <numerusform>%n Zeilen in %1 geschrieben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Was zu sehen war</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy what to do</source>
        <translation>Abhilfe kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>FinishPage</name>
    <message>
        <source>That is all</source>
        <translation>Das ist alles</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Zu erledigen</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Erneu&amp;t versuchen</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Until the first result</source>
        <translation>Bis zum ersten Ergebnis</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>Fo&amp;rtsetzen</translation>
    </message>
    <message>
        <source>Show &amp;me: compute now, while this window is open</source>
        <translation>&amp;Jetzt zeigen: rechnen, solange dieses Fenster offen ist</translation>
    </message>
    <message>
        <source>When you close this window, computing pauses while you use the computer.</source>
        <translation>Ist dieses Fenster geschlossen, ruht das Rechnen, während Sie den Computer benutzen.</translation>
    </message>
    <message>
        <source>Show &amp;window</source>
        <translation>Fenster &amp;anzeigen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnet</translation>
    </message>
    <message>
        <source>Earned</source>
        <translation>Verdient</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>FinishWords</name>
    <message numerus="yes">
        <source>Sell order for %n core(s)</source>
        <translation>
            <numerusform>Verkaufsauftrag für %n Kern</numerusform>
            <numerusform>Verkaufsauftrag für %n Kerne</numerusform>
        </translation>
    </message>
    <message>
        <source>Your rules</source>
        <translation>Ihre Regeln</translation>
    </message>
    <message>
        <source>Start when you log in</source>
        <translation>Start beim Anmelden</translation>
    </message>
    <message>
        <source>No start when you log in</source>
        <translation>Kein Start beim Anmelden</translation>
    </message>
    <message>
        <source>Computing in the background</source>
        <translation>Rechnen im Hintergrund</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet&#xa0;…</translation>
    </message>
    <message>
        <source>Your first result is confirmed: %1 CPUCoins. Thank you!</source>
        <translation>Ihr erstes Ergebnis ist bestätigt: %1 CPUCoins. Danke!</translation>
    </message>
    <message>
        <source>Waiting for the cores.</source>
        <translation>Warten auf die Kerne.</translation>
    </message>
    <message>
        <source>a job</source>
        <translation>eine Aufgabe</translation>
    </message>
    <message>
        <source>%1 computes its first job: %2</source>
        <comment>%1: cpu0</comment>
        <translation>%1 rechnet an der ersten Aufgabe: %2</translation>
    </message>
    <message>
        <source>%1 gets its first job from %2.</source>
        <comment>%1: cpu0, %2: a market</comment>
        <translation>%1 holt die erste Aufgabe von %2.</translation>
    </message>
    <message>
        <source>%1 has asked %2 for work. It begins as soon as there is some.</source>
        <translation>%1 hat %2 nach Arbeit gefragt. Es geht los, sobald es welche gibt.</translation>
    </message>
    <message numerus="yes">
        <source>It begins when you leave the computer alone for %n minute(s).</source>
        <translation>
            <numerusform>Es geht los, wenn Sie den Computer %n Minute lang nicht benutzen.</numerusform>
            <numerusform>Es geht los, wenn Sie den Computer %n Minuten lang nicht benutzen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FitPage</name>
    <message>
        <source>Is this computer fit?</source>
        <translation>Ist dieser Computer geeignet?</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>The check is running</source>
        <translation>Die Prüfung läuft</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>The check has to succeed first.</source>
        <translation>Zuerst muss die Prüfung gelingen.</translation>
    </message>
    <message>
        <source>Without the needed locks nothing is computed here.</source>
        <translation>Ohne die nötigen Sperren wird hier nichts berechnet.</translation>
    </message>
    <message>
        <source>We ask the kernel how well it can lock a program in…</source>
        <translation>Der Kernel wird gefragt, wie gut er ein Programm einsperren kann&#xa0;…</translation>
    </message>
    <message>
        <source>Your cores will compute for people whom you do not know. Their programs run locked in: they can compute, and nothing else.</source>
        <translation>Ihre Kerne werden für Menschen rechnen, die Sie nicht kennen. Deren Programme laufen eingesperrt: Sie können rechnen, sonst nichts.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Geeignet</translation>
    </message>
    <message>
        <source>Not fit</source>
        <translation>Nicht geeignet</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>The check itself failed.</source>
        <translation>Die Prüfung selbst ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Nötig</translation>
    </message>
    <message>
        <source>Used where it is there</source>
        <translation>Genutzt, wo vorhanden</translation>
    </message>
</context>
<context>
    <name>FitWords</name>
    <message>
        <source>This computer cannot lock strangers&apos; programs in.</source>
        <translation>Dieser Computer kann fremde Programme nicht einsperren.</translation>
    </message>
    <message>
        <source>We locked a process down and asked it for a file: the kernel killed it.</source>
        <translation>Wir haben einen Prozess eingesperrt, der eine Datei verlangte: Der Kernel hat ihn beendet.</translation>
    </message>
    <message>
        <source>So no job will be run here; all the rest of CPUShare can be used. What is missing is marked below, with what to do about it.</source>
        <translation>Daher wird hier keine Aufgabe ausgeführt; alles Übrige in CPUShare lässt sich benutzen. Was fehlt, ist unten markiert, samt Abhilfe.</translation>
    </message>
    <message>
        <source>So jobs can compute here and do nothing else. Linux %1 on %2.</source>
        <comment>kernel, distribution</comment>
        <translation>Aufgaben können hier also nur rechnen, sonst nichts. Linux %1 auf %2.</translation>
    </message>
    <message>
        <source>A processor that we know</source>
        <translation>Ein Prozessor, den wir kennen</translation>
    </message>
    <message>
        <source>No way back to more rights</source>
        <translation>Kein Weg zurück zu mehr Rechten</translation>
    </message>
    <message>
        <source>System calls can be forbidden</source>
        <translation>Systemaufrufe lassen sich verbieten</translation>
    </message>
    <message>
        <source>Who breaks the rule is killed</source>
        <translation>Wer die Regel bricht, wird beendet</translation>
    </message>
    <message>
        <source>Tried out on this computer</source>
        <translation>Auf diesem Computer erprobt</translation>
    </message>
    <message>
        <source>Files out of reach</source>
        <translation>Dateien außer Reichweite</translation>
    </message>
    <message>
        <source>A small world of its own</source>
        <translation>Eine kleine Welt für sich</translation>
    </message>
    <message>
        <source>Memory is written or run, never both</source>
        <translation>Speicher wird beschrieben oder ausgeführt, nie beides</translation>
    </message>
    <message>
        <source>One limit for all jobs together</source>
        <translation>Eine Grenze für alle Aufgaben zusammen</translation>
    </message>
    <message>
        <source>Our lists of what a job may ask the kernel for are made for it.</source>
        <translation>Unsere Listen dessen, was eine Aufgabe vom Kernel verlangen darf, sind für ihn gemacht.</translation>
    </message>
    <message>
        <source>A job that has given up its rights cannot get any of them back.</source>
        <translation>Eine Aufgabe, die ihre Rechte abgegeben hat, bekommt keines davon zurück.</translation>
    </message>
    <message>
        <source>The kernel refuses a job all but computing: no files, no network (seccomp).</source>
        <translation>Der Kernel verweigert einer Aufgabe alles außer Rechnen: keine Dateien, kein Netzwerk (seccomp).</translation>
    </message>
    <message>
        <source>A job that asks for something forbidden ends at once, as a whole.</source>
        <translation>Eine Aufgabe, die Verbotenes verlangt, endet sofort und ganz.</translation>
    </message>
    <message>
        <source>A process is locked down and asks for a file: the kernel has to kill it.</source>
        <translation>Ein eingesperrter Prozess verlangt eine Datei: Der Kernel muss ihn beenden.</translation>
    </message>
    <message>
        <source>A second lock before your files, should the first one fail (Landlock).</source>
        <translation>Ein zweites Schloss vor Ihren Dateien, falls das erste versagt (Landlock).</translation>
    </message>
    <message>
        <source>A job sees no network and no other programs (user namespaces).</source>
        <translation>Eine Aufgabe sieht kein Netzwerk und keine anderen Programme (Benutzer-Namensräume).</translation>
    </message>
    <message>
        <source>Makes it harder for an attacker to slip code in (MDWE).</source>
        <translation>Macht es Angreifern schwerer, Code einzuschleusen (MDWE).</translation>
    </message>
    <message>
        <source>The system service can limit what all jobs take together (cgroup 2).</source>
        <translation>Der Systemdienst kann begrenzen, was alle Aufgaben zusammen verbrauchen (cgroup 2).</translation>
    </message>
    <message>
        <source>The lock held</source>
        <translation>Das Schloss hielt</translation>
    </message>
    <message>
        <source>The lock failed</source>
        <translation>Das Schloss versagte</translation>
    </message>
    <message>
        <source>There</source>
        <comment>a feature of the kernel is there</comment>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>whether a feature of the kernel is there</comment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>a feature of the kernel that is needed</comment>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Not there</source>
        <comment>a feature of the kernel that is only useful</comment>
        <translation>Nicht vorhanden</translation>
    </message>
</context>
<context>
    <name>FolderButton</name>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>FullScreenBox</name>
    <message>
        <source>Rest while a window &amp;fills the screen</source>
        <translation>Ruhen, während ein Fenster im &amp;Vollbild ist</translation>
    </message>
    <message>
        <source>Rests while a window fills the screen</source>
        <translation>Ruht, während ein Fenster im Vollbild ist</translation>
    </message>
    <message>
        <source>Computes while a window fills the screen</source>
        <translation>Rechnet auch, während ein Fenster im Vollbild ist</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>Beim Anmelden &amp;starten</translation>
    </message>
    <message>
        <source>List CPUShare among my &amp;programs, and open .cpu files with it</source>
        <translation>CPUShare unter meinen &amp;Programmen aufführen und .cpu-Dateien damit öffnen</translation>
    </message>
    <message>
        <source>&amp;Tell me about the first coin, and when something needs me</source>
        <translation>Den ersten CPUCoin &amp;melden, und wenn meine Hilfe nötig ist</translation>
    </message>
    <message>
        <source>Say &amp;what is missing where the desktop shows no icons</source>
        <translation>Sagen, &amp;was fehlt, wenn die Arbeitsumgebung keine Symbole zeigt</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Ask what becomes of the computing</source>
        <translation>Fragen, was aus dem Rechnen wird</translation>
    </message>
    <message>
        <source>Keep computing in the background</source>
        <translation>Im Hintergrund weiterrechnen</translation>
    </message>
    <message>
        <source>Stop computing</source>
        <translation>Rechnen beenden</translation>
    </message>
    <message>
        <source>Run the wi&amp;zard again…</source>
        <translation>Assistenten erneut s&amp;tarten&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>S&amp;prache:</translation>
    </message>
    <message>
        <source>When I &amp;quit:</source>
        <translation>Beim &amp;Beenden:</translation>
    </message>
    <message>
        <source>Pause &amp;key:</source>
        <translation>Kür&amp;zel zum Anhalten:</translation>
    </message>
    <message>
        <source>&amp;Market offered first:</source>
        <translation>B&amp;evorzugter Marktplatz:</translation>
    </message>
    <message>
        <source>Sell orders:</source>
        <translation>Verkaufsaufträge:</translation>
    </message>
    <message>
        <source>sell orders</source>
        <translation>Verkaufsaufträge</translation>
    </message>
    <message>
        <source>Settings:</source>
        <translation>Einstellungen:</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Log:</source>
        <translation>Protokoll:</translation>
    </message>
    <message>
        <source>log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>CPUShare starts when you log in</source>
        <translation>CPUShare startet beim Anmelden</translation>
    </message>
    <message>
        <source>CPUShare does not start when you log in</source>
        <translation>CPUShare startet nicht beim Anmelden</translation>
    </message>
    <message>
        <source>CPUShare is among your programs</source>
        <translation>CPUShare steht unter Ihren Programmen</translation>
    </message>
    <message>
        <source>CPUShare is no longer among your programs</source>
        <translation>CPUShare steht nicht mehr unter Ihren Programmen</translation>
    </message>
    <message>
        <source>Notifications are on</source>
        <translation>Benachrichtigungen sind eingeschaltet</translation>
    </message>
    <message>
        <source>Notifications are off</source>
        <translation>Benachrichtigungen sind ausgeschaltet</translation>
    </message>
    <message>
        <source>The hint is on</source>
        <translation>Der Hinweis ist eingeschaltet</translation>
    </message>
    <message>
        <source>The hint is off</source>
        <translation>Der Hinweis ist ausgeschaltet</translation>
    </message>
    <message>
        <source>Language: %1. Windows that you open from now on have it.</source>
        <translation>Sprache: %1. Sie gilt für Fenster, die ab jetzt geöffnet werden.</translation>
    </message>
    <message>
        <source>When you quit: %1</source>
        <translation>Beim Beenden: %1</translation>
    </message>
</context>
<context>
    <name>HeatBox</name>
    <message>
        <source>Rest when the processor gets &amp;hot</source>
        <translation>Ruhen, wenn der Prozessor &amp;heiß wird</translation>
    </message>
    <message>
        <source>Rest above, °C</source>
        <translation>Ruhen über, °C</translation>
    </message>
    <message>
        <source>Go on below, °C</source>
        <translation>Weiterrechnen unter, °C</translation>
    </message>
    <message>
        <source>Rest above %1 °C, go on below %2 °C</source>
        <comment>%1, %2: number fields</comment>
        <translation>Ruhen über %1&#xa0;°C, weiterrechnen unter %2&#xa0;°C</translation>
    </message>
    <message>
        <source>Rests when the processor is hot</source>
        <translation>Ruht, wenn der Prozessor heiß ist</translation>
    </message>
    <message>
        <source>Computes however hot the processor is</source>
        <translation>Rechnet, wie heiß der Prozessor auch ist</translation>
    </message>
    <message>
        <source>Rests above %1 °C, goes on below %2 °C</source>
        <translation>Ruht über %1&#xa0;°C, rechnet weiter unter %2&#xa0;°C</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Whom do you help?</source>
        <translation>Wem helfen Sie?</translation>
    </message>
    <message>
        <source>&amp;Go on as now</source>
        <translation>Wie &amp;bisher weiter</translation>
    </message>
    <message>
        <source>&amp;Donate to somebody whom a market lists</source>
        <translation>An einen Empfänger &amp;spenden, den ein Marktplatz aufführt</translation>
    </message>
    <message>
        <source>Use a .cpu &amp;file that somebody gave me</source>
        <translation>Eine .cpu-&amp;Datei verwenden, die mir jemand gegeben hat</translation>
    </message>
    <message>
        <source>&amp;Earn CPUCoins for myself</source>
        <translation>CPUCoins für mich selbst &amp;verdienen</translation>
    </message>
    <message>
        <source>Next makes your account.</source>
        <translation>„Weiter“ legt Ihr Konto an.</translation>
    </message>
    <message>
        <source>Give a sell order first.</source>
        <translation>Zuerst einen Verkaufsauftrag angeben.</translation>
    </message>
    <message>
        <source>Looking for what there is.</source>
        <translation>Es wird nachgesehen, was es gibt.</translation>
    </message>
    <message>
        <source>Waiting for your account.</source>
        <translation>Warten auf Ihr Konto.</translation>
    </message>
    <message>
        <source>Asking the market.</source>
        <translation>Der Marktplatz wird gefragt.</translation>
    </message>
    <message>
        <source>Find a market, or use a .cpu file.</source>
        <translation>Einen Marktplatz finden oder eine .cpu-Datei verwenden.</translation>
    </message>
    <message>
        <source>Choose another way, or another market.</source>
        <translation>Einen anderen Weg oder Marktplatz wählen.</translation>
    </message>
</context>
<context>
    <name>HelpWords</name>
    <message>
        <source>For: %1</source>
        <comment>%1: a beneficiary</comment>
        <translation>Für: %1</translation>
    </message>
    <message>
        <source>At the market: %1</source>
        <comment>%1: its address</comment>
        <translation>Auf dem Marktplatz: %1</translation>
    </message>
    <message>
        <source>Price: none, all is given</source>
        <translation>Preis: keiner, alles wird gespendet</translation>
    </message>
    <message>
        <source>Price: at least %1 CPUCoins per core-hour</source>
        <translation>Preis: mindestens %1 CPUCoins je Kernstunde</translation>
    </message>
    <message>
        <source>&amp;Go on as now, for %1</source>
        <translation>Wie &amp;bisher weiter, für %1</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Go on as now, for %n beneficiaries</source>
        <translation>
            <numerusform>Wie &amp;bisher weiter, für %n Empfänger</numerusform>
            <numerusform>Wie &amp;bisher weiter, für %n Empfänger</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 answers, but lists nobody to donate to. Earn for yourself there, use a .cpu file, or try another market.</source>
        <translation>%1 antwortet, führt aber niemanden auf, dem man spenden kann. Verdienen Sie dort für sich selbst, verwenden Sie eine .cpu-Datei oder versuchen Sie es mit einem anderen Marktplatz.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <comment>%1: name of a market</comment>
        <translation>%1 antwortet.</translation>
    </message>
    <message>
        <source>Your account: %1</source>
        <translation>Ihr Konto: %1</translation>
    </message>
    <message>
        <source>Whoever runs the market has to approve of it before it earns.</source>
        <translation>Wer den Marktplatz betreibt, muss es genehmigen, bevor es verdient.</translation>
    </message>
    <message>
        <source>Its key is in your keyring.</source>
        <translation>Der Schlüssel dazu ist in Ihrem Schlüsselbund.</translation>
    </message>
    <message>
        <source>Its key is in a file that only you can read, not in a keyring.</source>
        <translation>Der Schlüssel dazu ist in einer Datei, die nur Sie lesen können, nicht in einem Schlüsselbund.</translation>
    </message>
    <message>
        <source>The reason: %1.</source>
        <translation>Der Grund: %1.</translation>
    </message>
</context>
<context>
    <name>HintBar</name>
    <message>
        <source>This desktop shows no icons in its panel. On GNOME the extension AppIndicator brings them (Debian and Ubuntu: the package gnome-shell-extension-appindicator). Without it, start CPUShare again to see this window.</source>
        <translation>Diese Arbeitsumgebung zeigt keine Symbole in ihrer Leiste. In GNOME schafft die Erweiterung AppIndicator Abhilfe (Debian und Ubuntu: das Paket gnome-shell-extension-appindicator). Sonst CPUShare erneut starten, um dieses Fenster zu sehen.</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>&amp;Do not show this again</source>
        <translation>Nicht &amp;wieder anzeigen</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>computation, beneficiary, outcome, cpu3 …</source>
        <translation>Berechnung, Empfänger, Ergebnis, cpu3&#xa0;…</translation>
    </message>
    <message>
        <source>Sea&amp;rch:</source>
        <translation>&amp;Suchen:</translation>
    </message>
    <message>
        <source>Finished jobs</source>
        <translation>Beendete Aufgaben</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Verlauf wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing found. Fewer words find more.</source>
        <translation>Nichts gefunden. Weniger Wörter finden mehr.</translation>
    </message>
    <message>
        <source>Nothing yet: a job appears here when it has ended.</source>
        <translation>Noch nichts: Eine Aufgabe erscheint hier, wenn sie beendet ist.</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>When</source>
        <comment>a table&apos;s column</comment>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Computation</source>
        <comment>a table&apos;s column</comment>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>For</source>
        <comment>a table&apos;s column: whom a job helped</comment>
        <translation>Für</translation>
    </message>
    <message>
        <source>Core</source>
        <comment>a table&apos;s column</comment>
        <translation>Kern</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>a table&apos;s column</comment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>CPU time</source>
        <comment>a table&apos;s column</comment>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <source>CPUCoins</source>
        <comment>a table&apos;s column</comment>
        <translation>CPUCoins</translation>
    </message>
    <message>
        <source>confirmed and paid</source>
        <translation>bestätigt und bezahlt</translation>
    </message>
    <message>
        <source>other machines disagreed</source>
        <translation>andere Computer widersprachen</translation>
    </message>
    <message>
        <source>the job itself fails: %1</source>
        <translation>die Aufgabe selbst schlägt fehl: %1</translation>
    </message>
    <message>
        <source>too late, settled without it</source>
        <translation>zu spät, schon abgerechnet</translation>
    </message>
    <message>
        <source>awaits confirmation</source>
        <translation>Bestätigung ausstehend</translation>
    </message>
    <message>
        <source>given back undone</source>
        <translation>unerledigt zurückgegeben</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>it reported an error</source>
        <translation>meldete einen Fehler</translation>
    </message>
    <message>
        <source>it crashed</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>dauerte zu lange</translation>
    </message>
    <message>
        <source>it wanted too much memory</source>
        <translation>wollte zu viel Speicher</translation>
    </message>
    <message>
        <source>it wrote too much</source>
        <translation>schrieb zu viel</translation>
    </message>
    <message>
        <source>it tried what is forbidden, and was stopped</source>
        <translation>versuchte Verbotenes und wurde gestoppt</translation>
    </message>
    <message>
        <source>it is no module that runs here</source>
        <translation>kein hier lauffähiges Modul</translation>
    </message>
    <message>
        <source>its process crashed</source>
        <translation>Prozess abgestürzt</translation>
    </message>
    <message>
        <source>stopped here</source>
        <translation>hier gestoppt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes, seconds</comment>
        <translation>%1&#xa0;min %2&#xa0;s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours, minutes</comment>
        <translation>%1&#xa0;h %2&#xa0;min</translation>
    </message>
</context>
<context>
    <name>HourGrid</name>
    <message>
        <source>Hours of the week at which it computes</source>
        <translation>Stunden der Woche, in denen gerechnet wird</translation>
    </message>
</context>
<context>
    <name>HourWords</name>
    <message>
        <source>%1 %2 to %3, computes</source>
        <comment>%1: weekday, %2 and %3: hours</comment>
        <translation>%1 %2 bis %3&#xa0;Uhr, rechnet</translation>
    </message>
    <message>
        <source>%1 %2 to %3, rests</source>
        <comment>%1: weekday, %2 and %3: hours</comment>
        <translation>%1 %2 bis %3&#xa0;Uhr, ruht</translation>
    </message>
    <message>
        <source>Never: no hour is chosen.</source>
        <translation>Nie: Es ist keine Stunde gewählt.</translation>
    </message>
    <message>
        <source>At every hour of the week.</source>
        <translation>Zu jeder Stunde der Woche.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1: weekdays, %2: their hours</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between weekdays with their hours</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>weekdays</comment>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>weekdays</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>ganztägig</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>hours: 18–8</comment>
        <translation>%1–%2&#xa0;Uhr</translation>
    </message>
    <message>
        <source> and </source>
        <comment>between hours of one day</comment>
        <translation> und </translation>
    </message>
</context>
<context>
    <name>LastPicture</name>
    <message>
        <source>Picture of the last result</source>
        <translation>Bild des letzten Ergebnisses</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keines</translation>
    </message>
    <message>
        <source>Last result</source>
        <translation>Letztes Ergebnis</translation>
    </message>
    <message>
        <source>%1 by %2 pixels</source>
        <comment>a picture&apos;s size</comment>
        <translation>%1 mal %2 Pixel</translation>
    </message>
    <message>
        <source>A job without a name</source>
        <translation>Eine Aufgabe ohne Namen</translation>
    </message>
    <message>
        <source>%1, computed on %2 at %3</source>
        <comment>%1: computation, %2: cpu3, %3: time</comment>
        <translation>%1, berechnet auf %2, %3</translation>
    </message>
    <message>
        <source>%1, computed for %2 on %3 at %4</source>
        <comment>%1: computation, %3: cpu3, %4: time</comment>
        <translation>%1, berechnet für %2 auf %3, %4</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>It takes too long.</source>
        <translation>Es dauert zu lange.</translation>
    </message>
    <message>
        <source>Quit CPUShare</source>
        <translation>CPUShare beenden</translation>
    </message>
    <message>
        <source>Keep computing in the background?</source>
        <translation>Im Hintergrund weiterrechnen?</translation>
    </message>
    <message>
        <source>The icon goes away either way. In the background, computing keeps to your rules; start CPUShare again to see it.</source>
        <translation>Das Symbol verschwindet in jedem Fall. Im Hintergrund hält sich das Rechnen an Ihre Regeln; um es zu sehen, CPUShare erneut starten.</translation>
    </message>
    <message>
        <source>The icon goes away either way. Computing is paused, and stays paused as long as you chose; start CPUShare again to see it.</source>
        <translation>Das Symbol verschwindet in jedem Fall. Das Rechnen ist angehalten und bleibt es so lange, wie Sie gewählt haben; um es zu sehen, CPUShare erneut starten.</translation>
    </message>
    <message>
        <source>&amp;Keep computing</source>
        <translation>&amp;Weiterrechnen</translation>
    </message>
    <message>
        <source>&amp;Stop computing</source>
        <translation>Rechnen &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Remember my answer</source>
        <translation>Antwort &amp;merken</translation>
    </message>
    <message>
        <source>The icon goes away either way. Only the icon notices that you use the computer: in the background, computing goes on while you do. Your other rules hold; start CPUShare again to see it.</source>
        <translation>Das Symbol verschwindet in jedem Fall. Nur das Symbol bemerkt, dass Sie den Computer benutzen: Im Hintergrund wird währenddessen weitergerechnet. Ihre anderen Regeln gelten; um das Rechnen zu sehen, CPUShare erneut starten.</translation>
    </message>
    <message>
        <source>All users of this computer share it: stopped, it is stopped for everybody.</source>
        <translation>Alle Benutzer dieses Rechners teilen es sich: Wird das Rechnen beendet, dann für alle.</translation>
    </message>
    <message>
        <source>Its process does not end, not even by force.</source>
        <translation>Der Prozess lässt sich auch mit Gewalt nicht beenden.</translation>
    </message>
    <message>
        <source>The computing could not be stopped.</source>
        <translation>Das Rechnen konnte nicht beendet werden.</translation>
    </message>
    <message>
        <source>&amp;Quit all the same</source>
        <translation>&amp;Trotzdem beenden</translation>
    </message>
    <message>
        <source>S&amp;tay</source>
        <translation>&amp;Nicht beenden</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>A link</source>
        <translation>Ein Link</translation>
    </message>
    <message>
        <source>Opens %1 in the browser</source>
        <translation>Öffnet %1 im Browser</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>CPUShare</source>
        <translation>CPUShare</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;Now</source>
        <translation>&amp;Jetzt</translation>
    </message>
    <message>
        <source>&amp;Earnings</source>
        <translation>&amp;Einnahmen</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Info</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Einste&amp;llungen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>MarketField</name>
    <message>
        <source>Whichever the wizard finds</source>
        <translation>Den, den der Assistent findet</translation>
    </message>
    <message>
        <source>Address of the market offered first</source>
        <translation>Adresse des bevorzugten Marktplatzes</translation>
    </message>
    <message>
        <source>The market offered first: %1</source>
        <translation>Bevorzugter Marktplatz: %1</translation>
    </message>
    <message>
        <source>No market is offered before others</source>
        <translation>Kein Marktplatz wird bevorzugt</translation>
    </message>
    <message>
        <source>&amp;Market:</source>
        <translation>&amp;Marktplatz:</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Nachsehen</translation>
    </message>
    <message>
        <source>Look what this market offers</source>
        <translation>Nachsehen, was dieser Marktplatz bietet</translation>
    </message>
    <message>
        <source>Asking the market</source>
        <translation>Marktplatz wird gefragt</translation>
    </message>
    <message>
        <source>Nothing asked yet</source>
        <translation>Noch nichts gefragt</translation>
    </message>
    <message>
        <source>No market is known on this computer yet. Type the address of one that you were told, or use a .cpu file.</source>
        <translation>Auf diesem Computer ist noch kein Marktplatz bekannt. Geben Sie die Adresse ein, die man Ihnen genannt hat, oder verwenden Sie eine .cpu-Datei.</translation>
    </message>
    <message>
        <source>It cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>Type the address of a market first.</source>
        <translation>Zuerst die Adresse eines Marktplatzes eingeben.</translation>
    </message>
    <message>
        <source>Asking the market…</source>
        <translation>Der Marktplatz wird gefragt&#xa0;…</translation>
    </message>
    <message>
        <source>It answers</source>
        <translation>Er antwortet</translation>
    </message>
</context>
<context>
    <name>MenuWords</name>
    <message>
        <source>Pause for 15 &amp;minutes</source>
        <translation>15 &amp;Minuten anhalten</translation>
    </message>
    <message>
        <source>Pause for 1 &amp;hour</source>
        <translation>1 &amp;Stunde anhalten</translation>
    </message>
    <message>
        <source>Pause until &amp;8:00</source>
        <translation>Bis &amp;8:00 Uhr anhalten</translation>
    </message>
    <message>
        <source>Pause until &amp;tomorrow 8:00</source>
        <translation>Bis m&amp;orgen 8:00 Uhr anhalten</translation>
    </message>
    <message>
        <source>&amp;Pause until I resume</source>
        <translation>&amp;Anhalten, bis ich fortsetze</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Resume (%n min left)</source>
        <translation>
            <numerusform>&amp;Fortsetzen (noch %n&#xa0;min)</numerusform>
            <numerusform>&amp;Fortsetzen (noch %n&#xa0;min)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Resume (%1 h %2 min left)</source>
        <comment>hours, minutes</comment>
        <translation>&amp;Fortsetzen (noch %1&#xa0;h %2&#xa0;min)</translation>
    </message>
    <message>
        <source>Start &amp;computing</source>
        <translation>&amp;Rechnen starten</translation>
    </message>
    <message>
        <source>Show &amp;window</source>
        <translation>Fe&amp;nster anzeigen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen&#xa0;…</translation>
    </message>
    <message>
        <source>Run the wi&amp;zard again…</source>
        <translation>Assistenten erneut s&amp;tarten&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
<context>
    <name>NewsWords</name>
    <message>
        <source>Your first CPUCoins</source>
        <translation>Ihre ersten CPUCoins</translation>
    </message>
    <message>
        <source>Your computer has earned its first %1 CPUCoins. Thank you!</source>
        <translation>Ihr Computer hat die ersten %1 CPUCoins verdient. Danke!</translation>
    </message>
    <message>
        <source>CPUShare needs you</source>
        <translation>CPUShare braucht Ihre Hilfe</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <comment>%1: a problem</comment>
        <translation>
            <numerusform>%1 (und %n weiteres)</numerusform>
            <numerusform>%1 (und %n weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>The computing has stopped</source>
        <translation>Es wird nicht mehr gerechnet</translation>
    </message>
    <message>
        <source>It ended though nobody asked it to.</source>
        <translation>Das Rechnen endete, ohne dass es jemand verlangt hat.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Wieder starten</translation>
    </message>
    <message>
        <source>You paused the computing yesterday, and it is still paused.</source>
        <translation>Sie haben das Rechnen gestern angehalten, und es ruht noch immer.</translation>
    </message>
    <message numerus="yes">
        <source>You paused the computing %n day(s) ago, and it is still paused.</source>
        <translation>
            <numerusform>Sie haben das Rechnen vor %n Tag angehalten, und es ruht noch immer.</numerusform>
            <numerusform>Sie haben das Rechnen vor %n Tagen angehalten, und es ruht noch immer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Still paused</source>
        <translation>Noch immer angehalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>CPUShare is running without its icon</source>
        <translation>CPUShare läuft ohne Symbol</translation>
    </message>
    <message>
        <source>This desktop shows no icons. Start CPUShare once more to see its window, which says how to get one.</source>
        <translation>Diese Arbeitsumgebung zeigt keine Symbole. CPUShare erneut starten, um das Fenster zu sehen; es sagt, wie man eines bekommt.</translation>
    </message>
    <message>
        <source>The pause key %1 does not work</source>
        <comment>%1: keys</comment>
        <translation>Das Kürzel %1 zum Anhalten wirkt nicht</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Choose another in the settings.</source>
        <translation>In den Einstellungen ein anderes wählen.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>NowPage</name>
    <message>
        <source>&amp;Open the wizard…</source>
        <translation>&amp;Assistenten öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Switch on in the settings</source>
        <translation>In den Einstellungen einschalten</translation>
    </message>
    <message>
        <source>Opens the settings</source>
        <translation>Öffnet die Einstellungen</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
</context>
<context>
    <name>NowWords</name>
    <message>
        <source>Computing</source>
        <comment>a core&apos;s state</comment>
        <translation>Rechnet</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>a core&apos;s state</comment>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>a core&apos;s state</comment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>a core&apos;s state</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Needs you</source>
        <comment>a core&apos;s state</comment>
        <translation>Braucht Hilfe</translation>
    </message>
    <message>
        <source>efficiency core</source>
        <translation>Effizienzkern</translation>
    </message>
    <message>
        <source>A job without a name</source>
        <translation>Eine Aufgabe ohne Namen</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>%1: computation, %2: beneficiary</comment>
        <translation>%1, für %2</translation>
    </message>
    <message>
        <source>%1 CPUCoins</source>
        <translation>%1 CPUCoins</translation>
    </message>
    <message>
        <source>%1 CPUCoins today</source>
        <translation>%1 CPUCoins heute</translation>
    </message>
    <message>
        <source>%1 await confirmation</source>
        <comment>%1: CPUCoins</comment>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch unter einer Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>noch etwa %n&#xa0;min</numerusform>
            <numerusform>noch etwa %n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n h left</source>
        <comment>hours</comment>
        <translation>
            <numerusform>noch etwa %n&#xa0;h</numerusform>
            <numerusform>noch etwa %n&#xa0;h</numerusform>
        </translation>
    </message>
    <message>
        <source>no forecast</source>
        <translation>keine Vorhersage</translation>
    </message>
    <message>
        <source>Switched off: %1</source>
        <comment>%1: names of cores</comment>
        <translation>Ausgeschaltet: %1</translation>
    </message>
    <message>
        <source>CPUShare is stopped: nothing is computed on this machine until you start it.</source>
        <translation>CPUShare ist beendet: Auf diesem Computer wird nichts berechnet, bis Sie es starten.</translation>
    </message>
    <message>
        <source>No core has a sell order yet. The wizard helps you to choose whom you help, and with which cores.</source>
        <translation>Noch hat kein Kern einen Verkaufsauftrag. Mit dem Assistenten wählen Sie aus, wem Sie helfen und mit welchen Kernen.</translation>
    </message>
    <message>
        <source>Every core is switched off, so nothing is computed.</source>
        <translation>Alle Kerne sind ausgeschaltet, daher wird nichts berechnet.</translation>
    </message>
    <message>
        <source>Starting takes too long</source>
        <translation>Der Start dauert zu lange</translation>
    </message>
    <message>
        <source>Starting failed</source>
        <translation>Der Start ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Its log says why: cpushared.log in CPUShare&apos;s state folder.</source>
        <translation>Das Protokoll sagt, warum: cpushared.log im Zustandsordner von CPUShare.</translation>
    </message>
</context>
<context>
    <name>Offering</name>
    <message>
        <source>The sell orders cannot be read</source>
        <translation>Die Verkaufsaufträge können nicht gelesen werden</translation>
    </message>
    <message>
        <source>%1 is no sell order</source>
        <comment>%1: a file</comment>
        <translation>%1 ist kein Verkaufsauftrag</translation>
    </message>
    <message>
        <source>A sell order is a short text that a project or a market gives you. This file may be another program&apos;s: open it with that one.</source>
        <translation>Ein Verkaufsauftrag ist ein kurzer Text, den Ihnen ein Projekt oder ein Markt gibt. Diese Datei gehört vielleicht zu einem anderen Programm: Öffnen Sie sie mit diesem.</translation>
    </message>
</context>
<context>
    <name>OrderFile</name>
    <message>
        <source>Drop a .cpu file here, paste its text, or choose a file.</source>
        <translation>Eine .cpu-Datei hier ablegen, ihren Text einfügen oder eine Datei auswählen.</translation>
    </message>
    <message>
        <source>Text of the sell order</source>
        <translation>Text des Verkaufsauftrags</translation>
    </message>
    <message>
        <source>Sell &amp;order:</source>
        <translation>Verkaufsa&amp;uftrag:</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>Datei auswä&amp;hlen&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing given yet</source>
        <translation>Noch nichts angegeben</translation>
    </message>
    <message>
        <source>What the sell order says</source>
        <translation>Was der Verkaufsauftrag besagt</translation>
    </message>
    <message>
        <source>Choose a sell order</source>
        <translation>Verkaufsauftrag auswählen</translation>
    </message>
    <message>
        <source>Sell orders (*.cpu *.cpu.off)</source>
        <translation>Verkaufsaufträge (*.cpu *.cpu.off)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Your text</source>
        <comment>name of a sell order that was pasted</comment>
        <translation>Ihr Text</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
</context>
<context>
    <name>PauseButton</name>
    <message>
        <source>Pause for how long</source>
        <translation>Wie lange anhalten</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet&#xa0;…</translation>
    </message>
</context>
<context>
    <name>PauseShortcut</name>
    <message>
        <source>This is not one key with the keys that are held beside it.</source>
        <translation>Ein Kürzel besteht aus einer Taste und den dazu gehaltenen Tasten.</translation>
    </message>
    <message>
        <source>You need this key for writing. Hold Ctrl, Alt or Meta with it.</source>
        <translation>Diese Taste wird zum Schreiben gebraucht. Dazu Strg, Alt oder Meta halten.</translation>
    </message>
    <message>
        <source>Another program has this key already.</source>
        <translation>Ein anderes Programm belegt dieses Tastenkürzel schon.</translation>
    </message>
    <message>
        <source>The desktop does not let us have this key.</source>
        <translation>Die Arbeitsumgebung gibt dieses Tastenkürzel nicht frei.</translation>
    </message>
    <message>
        <source>Your keyboard has no such key.</source>
        <translation>Ihre Tastatur hat keine solche Taste.</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Path: %1</source>
        <comment>%1: of the sell orders</comment>
        <translation>Pfad: %1</translation>
    </message>
    <message>
        <source>Copy the path: %1</source>
        <translation>Pfad kopieren: %1</translation>
    </message>
    <message>
        <source>Open the folder: %1</source>
        <translation>Ordner öffnen: %1</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>CPUCoins a day</source>
        <translation>CPUCoins pro Tag</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date on an axis, as Qt writes them</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>CPUCoins</source>
        <translation>CPUCoins</translation>
    </message>
</context>
<context>
    <name>ProblemBox</name>
    <message>
        <source>Copy</source>
        <comment>the problem&apos;s text</comment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy this problem&apos;s text</source>
        <translation>Text dieses Problems kopieren</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Hilfe</translation>
    </message>
</context>
<context>
    <name>ProblemLine</name>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>files</comment>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgramsBox</name>
    <message>
        <source>Rest while one of these &amp;programs runs:</source>
        <translation>Ruhen, während eines dieser Progra&amp;mme läuft:</translation>
    </message>
    <message>
        <source>Programs that make the cores rest</source>
        <translation>Programme, die die Kerne ruhen lassen</translation>
    </message>
    <message>
        <source>Name of a program to add</source>
        <translation>Name eines Programms zum Hinzufügen</translation>
    </message>
    <message>
        <source>Name, as ps shows it</source>
        <translation>Name, wie ps ihn zeigt</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>H&amp;inzufügen</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>No more than %1 programs fit in.</source>
        <translation>Mehr als %1 Programme passen nicht hinein.</translation>
    </message>
    <message>
        <source>Type the name of a program, such as blender.</source>
        <translation>Den Namen eines Programms eingeben, etwa blender.</translation>
    </message>
    <message>
        <source>Rests while %1 runs</source>
        <comment>%1: a program</comment>
        <translation>Ruht, während %1 läuft</translation>
    </message>
    <message>
        <source>Computes beside %1</source>
        <comment>%1: a program</comment>
        <translation>Rechnet auch neben %1</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Save the recovery file</source>
        <translation>Wiederherstellungsdatei speichern</translation>
    </message>
    <message>
        <source>Choose the recovery file</source>
        <translation>Wiederherstellungsdatei auswählen</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Asking the kernel…</source>
        <translation>Der Kernel wird gefragt&#xa0;…</translation>
    </message>
</context>
<context>
    <name>SaleWords</name>
    <message>
        <source>Stopped</source>
        <comment>the daemon does not run</comment>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Hilfe</translation>
    </message>
    <message>
        <source>Not for sale</source>
        <translation>Nicht im Verkauf</translation>
    </message>
    <message>
        <source>There is no core that you may sell.</source>
        <translation>Es gibt keinen Kern, den Sie verkaufen dürfen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n core(s) for sale</source>
        <comment>%1: a number</comment>
        <translation>
            <numerusform>%1 von %n Kern im Verkauf</numerusform>
            <numerusform>%1 von %n Kernen im Verkauf</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScheduleBox</name>
    <message>
        <source>&amp;Compute only at these hours</source>
        <translation>Nur zu diesen &amp;Stunden rechnen</translation>
    </message>
    <message>
        <source>Paint with the mouse, or with arrows and Space; Shift with arrows chooses several.</source>
        <translation>Mit der Maus malen oder mit Pfeiltasten und Leertaste; Umschalt mit Pfeiltasten wählt mehrere.</translation>
    </message>
    <message>
        <source>Computes only at the chosen hours</source>
        <translation>Rechnet nur zu den gewählten Stunden</translation>
    </message>
    <message>
        <source>Computes at every hour</source>
        <translation>Rechnet zu jeder Stunde</translation>
    </message>
    <message>
        <source>Hours: %1</source>
        <comment>%1: a sentence</comment>
        <translation>Stunden: %1</translation>
    </message>
</context>
<context>
    <name>SenseWords</name>
    <message>
        <source>Noticed through the X server</source>
        <translation>Erkannt über den X-Server</translation>
    </message>
    <message>
        <source>Noticed through GNOME</source>
        <translation>Erkannt über GNOME</translation>
    </message>
    <message>
        <source>Noticed through the Wayland compositor</source>
        <translation>Erkannt über den Wayland-Compositor</translation>
    </message>
    <message>
        <source>Nothing tells on this desktop</source>
        <translation>In dieser Arbeitsumgebung nicht erkennbar</translation>
    </message>
    <message>
        <source>Now: no battery</source>
        <translation>Jetzt: kein Akku</translation>
    </message>
    <message>
        <source>Now: on battery</source>
        <translation>Jetzt: im Akkubetrieb</translation>
    </message>
    <message>
        <source>Now: on mains power</source>
        <translation>Jetzt: am Stromnetz</translation>
    </message>
    <message>
        <source>Now: no sensor</source>
        <translation>Jetzt: kein Sensor</translation>
    </message>
    <message>
        <source>Now: %1 °C</source>
        <translation>Jetzt: %1&#xa0;°C</translation>
    </message>
    <message>
        <source>Now: measuring</source>
        <comment>the load of other programs</comment>
        <translation>Jetzt: wird gemessen</translation>
    </message>
    <message>
        <source>Now: %1 % busy</source>
        <comment>%1: a number</comment>
        <translation>Jetzt: %1&#xa0;% ausgelastet</translation>
    </message>
    <message>
        <source>Now: a window does</source>
        <translation>Jetzt: ein Fenster im Vollbild</translation>
    </message>
    <message>
        <source>Now: no window does</source>
        <translation>Jetzt: kein Fenster im Vollbild</translation>
    </message>
    <message>
        <source>Now: none of them runs</source>
        <translation>Jetzt: keines davon läuft</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Now running: %1</source>
        <translation>Jetzt laufend: %1</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 gets its work ready</source>
        <translation>%1 bereitet die Arbeit vor</translation>
    </message>
    <message>
        <source>%1 is switched off</source>
        <translation>%1 ist ausgeschaltet</translation>
    </message>
    <message>
        <source>%1 stops: CPUShare is ending</source>
        <translation>%1 hört auf: CPUShare wird beendet</translation>
    </message>
    <message>
        <source>%1 needs you: %2</source>
        <comment>%1: a core, %2: why</comment>
        <translation>%1 braucht Ihre Hilfe: %2</translation>
    </message>
    <message>
        <source>%1 waits: %2</source>
        <comment>%1: a core, %2: why</comment>
        <translation>%1 wartet: %2</translation>
    </message>
    <message>
        <source>Getting work ready</source>
        <translation>Arbeit wird vorbereitet</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>Wird fortgesetzt</translation>
    </message>
    <message>
        <source>Every core is switched off</source>
        <translation>Alle Kerne sind ausgeschaltet</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>CPUShare needs you: %1</source>
        <comment>%1: why</comment>
        <translation>CPUShare braucht Ihre Hilfe: %1</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <comment>%1: why</comment>
        <translation>Wartet: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s) held back: %1</source>
        <comment>%1: why</comment>
        <translation>
            <numerusform>%n Kern zurückgehalten: %1</numerusform>
            <numerusform>%n Kerne zurückgehalten: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; it goes on within a minute</source>
        <comment>%1: what was the matter</comment>
        <translation>%1; innerhalb einer Minute geht es weiter</translation>
    </message>
    <message>
        <source>a program of your list</source>
        <comment>that is running</comment>
        <translation>Ein Programm Ihrer Liste</translation>
    </message>
    <message>
        <source>%1 is running; it goes on when that has ended</source>
        <translation>%1 läuft; danach geht es weiter</translation>
    </message>
    <message>
        <source>the market wants CPUShare updated: “%1”</source>
        <translation>Der Marktplatz verlangt ein neueres CPUShare: „%1“</translation>
    </message>
    <message>
        <source>the market has no work for it at the moment</source>
        <translation>Der Marktplatz hat gerade keine passende Arbeit</translation>
    </message>
    <message>
        <source>the market does not answer</source>
        <translation>Der Marktplatz antwortet nicht</translation>
    </message>
    <message>
        <source>the market refuses this computer</source>
        <translation>Der Marktplatz weist diesen Computer ab</translation>
    </message>
    <message>
        <source>the market has stopped the work</source>
        <translation>Der Marktplatz hat die Arbeit angehalten</translation>
    </message>
    <message>
        <source>the market wants CPUShare updated</source>
        <translation>Der Marktplatz verlangt ein neueres CPUShare</translation>
    </message>
    <message>
        <source>the market is too old for this CPUShare</source>
        <translation>Der Marktplatz ist zu alt für dieses CPUShare</translation>
    </message>
    <message>
        <source>a sell order cannot be used</source>
        <translation>Ein Verkaufsauftrag ist nicht verwendbar</translation>
    </message>
    <message>
        <source>this kernel cannot lock jobs in</source>
        <translation>Dieser Kernel kann Aufgaben nicht einsperren</translation>
    </message>
    <message>
        <source>the sandbox failed its test</source>
        <translation>Die Sandbox hat ihre Prüfung nicht bestanden</translation>
    </message>
    <message>
        <source>the computer runs on battery; it goes on when it is plugged in</source>
        <translation>Der Computer läuft im Akkubetrieb; am Stromnetz geht es weiter</translation>
    </message>
    <message>
        <source>a window fills the screen</source>
        <translation>Ein Fenster ist im Vollbild</translation>
    </message>
    <message>
        <source>you were using the computer</source>
        <translation>Sie haben den Computer benutzt</translation>
    </message>
    <message>
        <source>the computer ran on battery</source>
        <translation>Der Computer lief im Akkubetrieb</translation>
    </message>
    <message>
        <source>the processor was hot</source>
        <translation>Der Prozessor war heiß</translation>
    </message>
    <message>
        <source>other programs were busy</source>
        <translation>Andere Programme haben viel gerechnet</translation>
    </message>
    <message>
        <source>a window filled the screen</source>
        <translation>Ein Fenster war im Vollbild</translation>
    </message>
    <message>
        <source>a program of your list was running</source>
        <translation>Ein Programm Ihrer Liste lief</translation>
    </message>
    <message>
        <source>the disk was nearly full</source>
        <translation>Die Festplatte war fast voll</translation>
    </message>
    <message>
        <source>memory was short</source>
        <translation>Der Arbeitsspeicher war knapp</translation>
    </message>
    <message>
        <source>%1 computes “%2” for %3</source>
        <comment>core, computation, who earns</comment>
        <translation>%1 berechnet „%2“ für %3</translation>
    </message>
    <message>
        <source>%1 computes “%2”</source>
        <comment>core, computation</comment>
        <translation>%1 berechnet „%2“</translation>
    </message>
    <message>
        <source>%1 computes for %2</source>
        <comment>core, who earns</comment>
        <translation>%1 rechnet für %2</translation>
    </message>
    <message>
        <source>%1 computes</source>
        <translation>%1 rechnet</translation>
    </message>
    <message>
        <source>%1 is paused: you asked for it</source>
        <translation>%1 ist auf Ihren Wunsch angehalten</translation>
    </message>
    <message>
        <source>%1 is paused until %2</source>
        <comment>%2: a time, today or later</comment>
        <translation>%1 ist angehalten bis %2</translation>
    </message>
    <message>
        <source>the processor is hot</source>
        <translation>Der Prozessor ist heiß</translation>
    </message>
    <message>
        <source>other programs are busy</source>
        <translation>Andere Programme rechnen viel</translation>
    </message>
    <message>
        <source>the disk is nearly full</source>
        <translation>Die Festplatte ist fast voll</translation>
    </message>
    <message>
        <source>memory is short</source>
        <translation>Der Arbeitsspeicher ist knapp</translation>
    </message>
    <message>
        <source>the processor is at %1 °C; it goes on below %2 °C</source>
        <translation>Der Prozessor hat %1&#xa0;°C; unter %2&#xa0;°C geht es weiter</translation>
    </message>
    <message>
        <source>other programs use %1 % of the computer; it goes on below %2 %</source>
        <translation>Andere Programme nutzen %1&#xa0;% des Computers; unter %2&#xa0;% geht es weiter</translation>
    </message>
    <message>
        <source>only %1 are free on the disk; it goes on above %2</source>
        <translation>Auf der Festplatte sind nur %1 frei; über %2 geht es weiter</translation>
    </message>
    <message>
        <source>only %1 of memory are free; it goes on above %2</source>
        <translation>Im Arbeitsspeicher sind nur %1 frei; über %2 geht es weiter</translation>
    </message>
    <message>
        <source>you are using the computer</source>
        <translation>Sie benutzen den Computer</translation>
    </message>
    <message numerus="yes">
        <source>you are using the computer; it goes on after %n second(s) without input</source>
        <translation>
            <numerusform>Sie benutzen den Computer; nach %n Sekunde ohne Eingabe geht es weiter</numerusform>
            <numerusform>Sie benutzen den Computer; nach %n Sekunden ohne Eingabe geht es weiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>you are using the computer; it goes on after %n minute(s) without input</source>
        <translation>
            <numerusform>Sie benutzen den Computer; nach %n Minute ohne Eingabe geht es weiter</numerusform>
            <numerusform>Sie benutzen den Computer; nach %n Minuten ohne Eingabe geht es weiter</numerusform>
        </translation>
    </message>
    <message>
        <source>the market has stopped the work: “%1”</source>
        <translation>Der Marktplatz hat die Arbeit angehalten: „%1“</translation>
    </message>
    <message>
        <source>your schedule leaves it no hours</source>
        <translation>Ihr Zeitplan lässt keine Stunde zum Rechnen</translation>
    </message>
    <message>
        <source>outside its hours until %1</source>
        <comment>%1: a time, today or later</comment>
        <translation>Laut Zeitplan wird bis %1 nicht gerechnet</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>CPUShare settings</source>
        <translation>CPUShare-Einstellungen</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Co&amp;res</source>
        <translation>&amp;Kerne</translation>
    </message>
    <message>
        <source>R&amp;ules</source>
        <translation>&amp;Regeln</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>&amp;Allgemein</translation>
    </message>
</context>
<context>
    <name>ShortcutField</name>
    <message>
        <source>Key that pauses and resumes</source>
        <translation>Tastenkürzel zum Anhalten und Fortsetzen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Kürzel</translation>
    </message>
    <message>
        <source>No key pauses</source>
        <translation>Kein Tastenkürzel zum Anhalten</translation>
    </message>
    <message>
        <source>This desktop keeps its keys to itself. Add one in its keyboard settings that runs this command:</source>
        <translation>Diese Arbeitsumgebung verwaltet Tastenkürzel selbst. Legen Sie in ihren Tastatureinstellungen eines an, das diesen Befehl ausführt:</translation>
    </message>
    <message>
        <source>Command that pauses and resumes</source>
        <translation>Befehl zum Anhalten und Fortsetzen</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Not applied: %1</source>
        <translation>Nicht übernommen: %1</translation>
    </message>
    <message>
        <source>%1 pauses and resumes</source>
        <comment>%1: keys</comment>
        <translation>%1 hält an und setzt fort</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>Jetzt angezeigt</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>Kommt noch</translation>
    </message>
</context>
<context>
    <name>Sum</name>
    <message>
        <source>%1 CPUCoins</source>
        <translation>%1 CPUCoins</translation>
    </message>
</context>
<context>
    <name>Swatch</name>
    <message>
        <source>Pattern in the plot</source>
        <translation>Muster im Diagramm</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>&amp;Undo</source>
        <translation>Rückgän&amp;gig</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>Letzte Änderung zurücknehmen (Strg+Z)</translation>
    </message>
    <message>
        <source>Dis&amp;miss</source>
        <translation>S&amp;chließen</translation>
    </message>
</context>
<context>
    <name>WeekModel</name>
    <message>
        <source>Click for the whole day (Shift+Space)</source>
        <translation>Klicken für den ganzen Tag (Umschalt+Leertaste)</translation>
    </message>
    <message>
        <source>Click for this hour on every day (Ctrl+Space)</source>
        <translation>Klicken für diese Stunde an jedem Tag (Strg+Leertaste)</translation>
    </message>
</context>
<context>
    <name>WhenPage</name>
    <message>
        <source>When?</source>
        <translation>Wann?</translation>
    </message>
    <message>
        <source>CPUShare takes only what your programs leave over. When shall it stand still?</source>
        <translation>CPUShare nimmt nur, was Ihre Programme übrig lassen. Wann soll es stillstehen?</translation>
    </message>
    <message>
        <source>&amp;Pause while I use the computer</source>
        <translation>&amp;Anhalten, während ich den Computer benutze</translation>
    </message>
    <message>
        <source>Pause on bat&amp;tery</source>
        <translation>Im Akku&amp;betrieb anhalten</translation>
    </message>
    <message>
        <source>Pause when it gets &amp;hot</source>
        <translation>Bei &amp;Hitze anhalten</translation>
    </message>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>Beim Anmelden &amp;starten</translation>
    </message>
    <message>
        <source>The icon in the panel comes up, and computing goes on.</source>
        <translation>Das Symbol erscheint in der Leiste, und das Rechnen geht weiter.</translation>
    </message>
    <message>
        <source>List CPUShare among my p&amp;rograms</source>
        <translation>CPUShare unter meinen P&amp;rogrammen aufführen</translation>
    </message>
    <message>
        <source>It is found in the menu, and opens sell orders (.cpu files).</source>
        <translation>Es ist im Menü zu finden und öffnet Verkaufsaufträge (.cpu-Dateien).</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>Repair settings.toml, then go back and come again.</source>
        <translation>settings.toml reparieren, dann zurückgehen und wiederkommen.</translation>
    </message>
</context>
<context>
    <name>WhenWords</name>
    <message numerus="yes">
        <source>Computing stops at your first key or mouse movement, and goes on when you have left the computer alone for %n minute(s).</source>
        <translation>
            <numerusform>Das Rechnen stoppt, sobald Sie eine Taste drücken oder die Maus bewegen, und geht weiter, wenn Sie den Computer %n Minute lang nicht benutzt haben.</numerusform>
            <numerusform>Das Rechnen stoppt, sobald Sie eine Taste drücken oder die Maus bewegen, und geht weiter, wenn Sie den Computer %n Minuten lang nicht benutzt haben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core(s) may go on meanwhile.</source>
        <translation>
            <numerusform>%n Kern darf währenddessen weiterrechnen.</numerusform>
            <numerusform>%n Kerne dürfen währenddessen weiterrechnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer has no battery, so this changes nothing here.</source>
        <translation>Dieser Computer hat keinen Akku, daher ändert dies hier nichts.</translation>
    </message>
    <message>
        <source>A laptop computes only while it is plugged in.</source>
        <translation>Ein Notebook rechnet nur am Stromnetz.</translation>
    </message>
    <message>
        <source>This computer tells no temperature, so this changes nothing here.</source>
        <translation>Dieser Computer meldet keine Temperatur, daher ändert dies hier nichts.</translation>
    </message>
    <message>
        <source>Above %1 °C it waits until the processor is below %2 °C.</source>
        <comment>temperatures</comment>
        <translation>Über %1&#xa0;°C wird gewartet, bis der Prozessor unter %2&#xa0;°C ist.</translation>
    </message>
    <message>
        <source>Now it is at %1 °C.</source>
        <comment>a processor</comment>
        <translation>Jetzt hat er %1&#xa0;°C.</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <comment>%1: a page&apos;s title, %2: its number</comment>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertigstellen</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%1 of %n core(s)</source>
        <comment>%1: cores that compute</comment>
        <translation>
            <numerusform>%1 von %n Kern</numerusform>
            <numerusform>%1 von %n Kernen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 computes</source>
        <comment>%1: 1 of 8 cores</comment>
        <translation>%1 rechnet</translation>
    </message>
    <message>
        <source>%1 compute</source>
        <comment>%1: 2 of 8 cores</comment>
        <translation>%1 rechnen</translation>
    </message>
    <message>
        <source>%1 helps %2</source>
        <comment>%1: 1 of 8 cores, %2: beneficiaries</comment>
        <translation>%1 rechnet für %2</translation>
    </message>
    <message>
        <source>%1 help %2</source>
        <comment>%1: 2 of 8 cores, %2: beneficiaries</comment>
        <translation>%1 rechnen für %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <translation>
            <numerusform>%1 und %n weiteren</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused until you resume</source>
        <translation>Angehalten, bis Sie fortsetzen</translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <comment>%1: a time, today or later</comment>
        <translation>Angehalten bis %1</translation>
    </message>
    <message>
        <source>Nothing to do: there is no sell order</source>
        <translation>Nichts zu tun: Es gibt keinen Verkaufsauftrag</translation>
    </message>
    <message>
        <source>Stopped: nothing is computed</source>
        <translation>Beendet: Es wird nichts berechnet</translation>
    </message>
    <message>
        <source>Starting takes too long</source>
        <translation>Der Start dauert zu lange</translation>
    </message>
    <message>
        <source>Starting failed; the log says why</source>
        <translation>Der Start ist fehlgeschlagen; das Protokoll sagt, warum</translation>
    </message>
    <message>
        <source>%1 CPUCoins today</source>
        <translation>%1 CPUCoins heute</translation>
    </message>
    <message>
        <source>%1 await confirmation</source>
        <comment>%1: CPUCoins</comment>
        <translation>%1 ausstehend</translation>
    </message>
    <message>
        <source>a job</source>
        <translation>eine Aufgabe</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n job(s)</source>
        <comment>%1: computation</comment>
        <translation>
            <numerusform>%1: %n Aufgabe</numerusform>
            <numerusform>%1: %n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>ohne Namen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>computations</comment>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <comment>behind until: %1: a time of day</comment>
        <translation>morgen um %1</translation>
    </message>
</context>
</TS>
