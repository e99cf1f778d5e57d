<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>CPUShare&apos;s licence</source>
        <translation>Licence de CPUShare</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Components and their licences</source>
        <translation>Composants et leurs licences</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Composant</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>&amp;Copier le rapport</translation>
    </message>
    <message>
        <source>For a bug report: versions and the sandbox, no secrets</source>
        <translation>Pour un rapport de bogue&#xa0;: les versions et le bac à sable, aucun secret</translation>
    </message>
    <message>
        <source>CPUShare</source>
        <translation>CPUShare</translation>
    </message>
    <message>
        <source>Gives or sells this computer&apos;s idle cores, safely.</source>
        <translation>Donne ou vend les cœurs inoccupés de cet ordinateur, en toute sécurité.</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Bac à sable</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>CPUShare is free software under the Apache License, version 2.0:</source>
        <translation>CPUShare est un logiciel libre sous licence Apache, version 2.0&#xa0;:</translation>
    </message>
    <message>
        <source>It is made of the components below. Qt and PySide are used under the GNU Lesser General Public License, version 3: they are libraries of their own, and you may put versions that you changed in their place.</source>
        <translation>Il est constitué des composants ci-dessous. Qt et PySide sont utilisés sous la licence publique générale limitée GNU, version 3&#xa0;: ce sont des bibliothèques distinctes, que vous pouvez remplacer par des versions que vous avez modifiées.</translation>
    </message>
    <message>
        <source>About CPUShare</source>
        <translation>À propos de CPUShare</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>non précisée</translation>
    </message>
    <message>
        <source>The kernel could not be asked.</source>
        <translation>Impossible d’interroger le noyau.</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Le rapport est dans le presse-papiers.</translation>
    </message>
</context>
<context>
    <name>ActivityBox</name>
    <message>
        <source>&amp;Make room while I use the computer</source>
        <translation>Laisser la &amp;place quand j’utilise l’ordinateur</translation>
    </message>
    <message>
        <source>Cores that go on while I use the computer</source>
        <translation>Cœurs qui continuent quand j’utilise l’ordinateur</translation>
    </message>
    <message>
        <source>Minutes without input until I count as away</source>
        <translation>Minutes d’inactivité au bout desquelles je suis considéré comme absent</translation>
    </message>
    <message>
        <source>While I &amp;use the computer:</source>
        <translation>Quand j’&amp;utilise l’ordinateur&#xa0;:</translation>
    </message>
    <message>
        <source>When I am away:</source>
        <translation>En mon absence&#xa0;:</translation>
    </message>
    <message>
        <source>I am a&amp;way after:</source>
        <translation>Abs&amp;ence après&#xa0;:</translation>
    </message>
    <message>
        <source>minutes without input</source>
        <translation>minutes d’inactivité</translation>
    </message>
    <message>
        <source>Nothing on this desktop tells whether you use the computer, so that this rule cannot hold. A schedule can keep your hours free.</source>
        <translation>Rien sur ce bureau n’indique si vous utilisez l’ordinateur&#xa0;: cette règle ne peut pas s’appliquer. Des horaires peuvent vous réserver vos heures.</translation>
    </message>
    <message>
        <source>Go to the s&amp;chedule</source>
        <translation>Aller aux &amp;horaires</translation>
    </message>
    <message>
        <source>of %1 sold cores</source>
        <comment>%1: a number</comment>
        <translation>sur %1&#xa0;cœurs vendus</translation>
    </message>
    <message>
        <source>all %1 sold cores</source>
        <comment>%1: a number</comment>
        <translation>tous les cœurs vendus (%1)</translation>
    </message>
    <message>
        <source>The cores make room while you use the computer</source>
        <translation>Les cœurs laissent la place quand vous utilisez l’ordinateur</translation>
    </message>
    <message>
        <source>The cores go on while you use the computer</source>
        <translation>Les cœurs continuent quand vous utilisez l’ordinateur</translation>
    </message>
    <message>
        <source>Cores that go on while you use the computer: %1</source>
        <translation>Cœurs qui continuent quand vous utilisez l’ordinateur&#xa0;: %1</translation>
    </message>
    <message>
        <source>You count as away after %1 min</source>
        <translation>Votre absence est constatée après %1&#xa0;min</translation>
    </message>
</context>
<context>
    <name>BatteryBox</name>
    <message>
        <source>Rest on &amp;battery</source>
        <translation>S’interrompre sur &amp;batterie</translation>
    </message>
    <message>
        <source>Rests on battery</source>
        <translation>S’interrompt sur batterie</translation>
    </message>
    <message>
        <source>Computes on battery too</source>
        <translation>Calcule aussi sur batterie</translation>
    </message>
</context>
<context>
    <name>BrokenPage</name>
    <message>
        <source>Until the file can be read again, nothing here is changed. Whatever you wrote in it is left as it is.</source>
        <translation>Tant que le fichier est illisible, rien n’est modifié ici. Ce que vous y avez écrit reste tel quel.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Réessa&amp;yer</translation>
    </message>
</context>
<context>
    <name>BusyBox</name>
    <message>
        <source>Rest when &amp;other programs are busy</source>
        <translation>S’interrompre quand d’autres pr&amp;ogrammes sont occupés</translation>
    </message>
    <message>
        <source>Busy from, per cent of the computer</source>
        <translation>Occupés à partir de, pour cent de l’ordinateur</translation>
    </message>
    <message>
        <source>Busy for, seconds</source>
        <translation>Occupés pendant, secondes</translation>
    </message>
    <message>
        <source>They use %1 % of the computer for %2 seconds</source>
        <comment>%1, %2: number fields</comment>
        <translation>Ils utilisent %1&#xa0;% de l’ordinateur pendant %2&#xa0;secondes</translation>
    </message>
    <message>
        <source>Rests when other programs are busy</source>
        <translation>S’interrompt quand d’autres programmes sont occupés</translation>
    </message>
    <message>
        <source>Computes beside busy programs</source>
        <translation>Calcule à côté des programmes occupés</translation>
    </message>
    <message>
        <source>Other programs are busy from %1 %</source>
        <translation>Les autres programmes sont occupés à partir de %1&#xa0;%</translation>
    </message>
    <message>
        <source>Other programs are busy after %1 s</source>
        <translation>Les autres programmes sont occupés après %1&#xa0;s</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Taken back: %1</source>
        <comment>%1: a sentence</comment>
        <translation>Annulé&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>From a &amp;file…</source>
        <translation>Depuis un &amp;fichier…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Coller</translation>
    </message>
    <message>
        <source>The &amp;same as</source>
        <translation>Le &amp;même que</translation>
    </message>
    <message>
        <source>&amp;Remove the order of %1</source>
        <translation>&amp;Supprimer l’ordre de %1</translation>
    </message>
    <message>
        <source>Choose a sell order</source>
        <translation>Choisir un ordre de vente</translation>
    </message>
    <message>
        <source>Sell orders (*.cpu *.cpu.off);;All files (*)</source>
        <translation>Ordres de vente (*.cpu *.cpu.off);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <comment>as the name of a file</comment>
        <translation>Le presse-papiers</translation>
    </message>
</context>
<context>
    <name>Complaint</name>
    <message>
        <source>Not applied</source>
        <translation>Non appliqué</translation>
    </message>
</context>
<context>
    <name>CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>CoreBox</name>
    <message>
        <source>Ticked: this core computes.</source>
        <translation>Coché&#xa0;: ce cœur calcule.</translation>
    </message>
</context>
<context>
    <name>CoreRow</name>
    <message>
        <source>Sell %1</source>
        <comment>%1: cpu3</comment>
        <translation>Vendre %1</translation>
    </message>
    <message>
        <source>What %1 asks, CPUCoins per core-hour</source>
        <comment>%1: cpu3</comment>
        <translation>Prix demandé par %1, en CPUCoins par heure-cœur</translation>
    </message>
    <message>
        <source>CPUCoins a core-hour</source>
        <translation>CPUCoins par heure-cœur</translation>
    </message>
    <message>
        <source>Sell it like another core</source>
        <translation>Vendre comme un autre cœur</translation>
    </message>
    <message>
        <source>Choose order…</source>
        <translation>Choisir un ordre…</translation>
    </message>
    <message>
        <source>Choose the sell order of %1</source>
        <translation>Choisir l’ordre de vente de %1</translation>
    </message>
    <message>
        <source>Sell it like %1</source>
        <comment>%1: cpu1</comment>
        <translation>Vendre comme %1</translation>
    </message>
    <message>
        <source>Sell %1 by the order of %2, for %3</source>
        <comment>cpu3, cpu1, a beneficiary</comment>
        <translation>Vendre %1 selon l’ordre de %2, pour %3</translation>
    </message>
    <message>
        <source>Not applied: write an amount like 0.25, with a point, no sign, and at most six decimals.</source>
        <translation>Non appliqué&#xa0;: saisissez un montant comme 0.25, avec un point, sans signe et avec six décimales au plus.</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <comment>%1: cpu3</comment>
        <translation>Progression de %1</translation>
    </message>
    <message>
        <source>The job tells no progress</source>
        <translation>La tâche n’indique pas sa progression</translation>
    </message>
    <message>
        <source>Market of %1: %2</source>
        <comment>%1: cpu3, %2: address</comment>
        <translation>Place de marché de %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>CoreWords</name>
    <message>
        <source>second thread of the core of %1</source>
        <comment>%1: cpu2</comment>
        <translation>second fil d’exécution du cœur de %1</translation>
    </message>
    <message numerus="yes">
        <source>thread %n of the core of %1</source>
        <comment>%1: cpu2</comment>
        <translation>
            <numerusform>fil d’exécution nº&#xa0;%n du cœur de %1</numerusform>
            <numerusform>fil d’exécution nº&#xa0;%n du cœur de %1</numerusform>
        </translation>
    </message>
    <message>
        <source>first thread of its core</source>
        <translation>premier fil d’exécution de son cœur</translation>
    </message>
    <message>
        <source>efficiency core</source>
        <translation>cœur économe</translation>
    </message>
    <message>
        <source>One core: %1</source>
        <comment>%1: cpu0, cpu1</comment>
        <translation>Un cœur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Processor %1</source>
        <translation>Processeur&#xa0;%1</translation>
    </message>
    <message>
        <source>Efficiency cores: slower and frugal</source>
        <translation>Cœurs économes&#xa0;: plus lents et sobres</translation>
    </message>
    <message>
        <source>Fast cores</source>
        <translation>Cœurs rapides</translation>
    </message>
    <message>
        <source>No core computes. Choose at least one.</source>
        <translation>Aucun cœur ne calcule. Choisissez-en au moins un.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n core(s) will compute; your programs always go first.</source>
        <comment>%1: the cores that are chosen</comment>
        <translation>
            <numerusform>Cœurs qui calculeront&#xa0;: %1 sur %n. Vos programmes passent toujours en premier.</numerusform>
            <numerusform>Cœurs qui calculeront&#xa0;: %1 sur %n. Vos programmes passent toujours en premier.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoresDialog</name>
    <message>
        <source>Sell cores for %1?</source>
        <comment>%1: beneficiary</comment>
        <translation>Vendre des cœurs pour %1 ?</translation>
    </message>
    <message>
        <source>Which cores?</source>
        <translation>Quels cœurs&#xa0;?</translation>
    </message>
    <message>
        <source>The cores that you choose compute for others while you do not need them, as your rules say, and use electricity. What they earn goes to %1. You can pause or end it at any time.</source>
        <extracomment>%1: beneficiary</extracomment>
        <translation>Les cœurs que vous choisissez calculent pour d’autres tant que vous n’en avez pas besoin, selon vos règles, et consomment de l’électricité. Ce qu’ils gagnent va à %1. Vous pouvez suspendre ou arrêter à tout moment.</translation>
    </message>
    <message>
        <source>at least %1 CPUCoins a core-hour</source>
        <comment>behind Price:</comment>
        <translation>au moins %1 CPUCoins par heure-cœur</translation>
    </message>
    <message>
        <source>whatever buyers bid</source>
        <comment>behind Price:</comment>
        <translation>ce que les acheteurs offrent</translation>
    </message>
    <message>
        <source>Account:</source>
        <translation>Compte :</translation>
    </message>
    <message>
        <source>Market:</source>
        <translation>Marché :</translation>
    </message>
    <message>
        <source>Price:</source>
        <translation>Prix :</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Sell %n core(s)</source>
        <translation>
            <numerusform>&amp;Vendre %n cœur</numerusform>
            <numerusform>&amp;Vendre %n cœurs</numerusform>
        </translation>
    </message>
    <message>
        <source>What sells %1 now is switched off.</source>
        <comment>%1: cores</comment>
        <translation>Ce qui vend %1 à présent est désactivé.</translation>
    </message>
</context>
<context>
    <name>CoresPage</name>
    <message>
        <source>&amp;Add a sell order…</source>
        <translation>A&amp;jouter un ordre de vente…</translation>
    </message>
    <message>
        <source>Switch all &amp;on</source>
        <translation>&amp;Tout activer</translation>
    </message>
    <message>
        <source>Switch all o&amp;ff</source>
        <translation>Tout &amp;désactiver</translation>
    </message>
    <message>
        <source>No core has a sell order yet. Drop a .cpu file here, add one, or let the wizard find somebody to help.</source>
        <translation>Aucun cœur n’a encore d’ordre de vente. Déposez un fichier .cpu ici, ajoutez-en un, ou laissez l’assistant trouver quelqu’un à aider.</translation>
    </message>
    <message>
        <source>Open the &amp;wizard</source>
        <translation>&amp;Ouvrir l’assistant</translation>
    </message>
    <message>
        <source>For sale for %2: %1</source>
        <comment>%1: cores, %2: beneficiary</comment>
        <translation>En vente pour %2&#xa0;: %1</translation>
    </message>
    <message>
        <source>The sell order of %1 is removed</source>
        <comment>%1: cpu3</comment>
        <translation>L’ordre de vente de %1 est supprimé</translation>
    </message>
    <message>
        <source>%1 is switched on</source>
        <translation>%1 est activé</translation>
    </message>
    <message>
        <source>%1 is switched off</source>
        <translation>%1 est désactivé</translation>
    </message>
    <message>
        <source>All cores are switched on</source>
        <translation>Tous les cœurs sont activés</translation>
    </message>
    <message>
        <source>All are switched off</source>
        <translation>Tous sont désactivés</translation>
    </message>
    <message>
        <source>%1 asks %2 CPUCoins a core-hour</source>
        <comment>%1: cpu3, %2: an amount</comment>
        <translation>%1 demande %2&#xa0;CPUCoins par heure-cœur</translation>
    </message>
    <message>
        <source>Which cores?</source>
        <translation>Quels cœurs&#xa0;?</translation>
    </message>
    <message>
        <source>These are the cores of your processor; a frame is one of them, with the threads that share it. Those that you tick compute.</source>
        <translation>Voici les cœurs de votre processeur&#xa0;; chaque cadre en est un, avec les fils d’exécution qui le partagent. Ceux que vous cochez calculeront.</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>T&amp;ous</translation>
    </message>
    <message>
        <source>&amp;Half</source>
        <translation>La &amp;moitié</translation>
    </message>
    <message>
        <source>N&amp;one</source>
        <translation>&amp;Aucun</translation>
    </message>
    <message>
        <source>Choose at least one core.</source>
        <translation>Choisissez au moins un cœur.</translation>
    </message>
</context>
<context>
    <name>Daemon</name>
    <message>
        <source>%1, line %2</source>
        <extracomment>%1: a file, %2: a number</extracomment>
        <translation>%1, ligne %2</translation>
    </message>
    <message>
        <source>%1 bytes, at most %2</source>
        <extracomment>numbers: how long a file is, and may be</extracomment>
        <translation>%1 octets, %2 au plus</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <extracomment>%1: a file</extracomment>
        <translation>%1 est inutilisable</translation>
    </message>
    <message>
        <source>%1 has letters that may not be there</source>
        <extracomment>%1: what somebody wrote into a field</extracomment>
        <translation>%1 contient des lettres qui n’ont pas leur place ici</translation>
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <extracomment>%1: what somebody wrote; true and false are words of the file and stay</extracomment>
        <translation>%1 n’est ni true ni false</translation>
    </message>
    <message>
        <source>%1 is none of them</source>
        <extracomment>%1: what somebody wrote where one of a few words must stand</extracomment>
        <translation>%1 n’en fait pas partie</translation>
    </message>
    <message>
        <source>%1 is not a span of hours</source>
        <extracomment>%1: what somebody wrote</extracomment>
        <translation>%1 n’est pas un intervalle d’heures</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <extracomment>%1: what somebody wrote</extracomment>
        <translation>%1 n’est pas un nombre entier</translation>
    </message>
    <message>
        <source>%1 is not below hot_celsius, %2</source>
        <extracomment>%1, %2: degrees; hot_celsius is a field of the file and stays</extracomment>
        <translation>%1 n’est pas inférieur à hot_celsius, %2</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3</source>
        <extracomment>numbers</extracomment>
        <translation>%1 n’est pas compris entre %2 et %3</translation>
    </message>
    <message>
        <source>%1 is not text</source>
        <extracomment>%1: what somebody wrote</extracomment>
        <translation>%1 n’est pas un texte</translation>
    </message>
    <message>
        <source>%1 is not TOML</source>
        <translation>%1 n’est pas du TOML</translation>
    </message>
    <message>
        <source>%1 is not UTF-8 text</source>
        <translation>%1 n’est pas un texte UTF-8</translation>
    </message>
    <message>
        <source>%1 is too long</source>
        <translation>%1 est trop long</translation>
    </message>
    <message>
        <source>Give a whole number from %1 to %2, or leave the line out.</source>
        <translation>Donnez un nombre entier de %1 à %2, ou supprimez la ligne.</translation>
    </message>
    <message>
        <source>it is missing</source>
        <extracomment>behind the name of a field in a file</extracomment>
        <translation>il manque</translation>
    </message>
    <message>
        <source>it is not 1 to %1 printable letters</source>
        <extracomment>behind the name of a field in a file</extracomment>
        <translation>il ne compte pas de 1 à %1 lettres imprimables</translation>
    </message>
    <message>
        <source>it is not a list of at most %1 texts</source>
        <extracomment>behind the name of a field in a file</extracomment>
        <translation>ce n’est pas une liste d’au plus %1 textes</translation>
    </message>
    <message>
        <source>it is not a section</source>
        <extracomment>behind a name in a file</extracomment>
        <translation>ce n’est pas une section</translation>
    </message>
    <message>
        <source>Known are: %1.</source>
        <extracomment>%1: fields that a file may have</extracomment>
        <translation>Sont connus&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Leave a few degrees between them, or the cores flap.</source>
        <translation>Laissez quelques degrés entre les deux, sinon les cœurs oscillent.</translation>
    </message>
    <message>
        <source>Lines look like: key = &quot;text&quot;, or key = 12.</source>
        <extracomment>as in the file: only the words key and text may be translated</extracomment>
        <translation>Les lignes s’écrivent&#xa0;: key = &quot;text&quot;, ou key = 12.</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Enregistrez-le en UTF-8.</translation>
    </message>
    <message>
        <source>The settings cannot be read</source>
        <translation>Les réglages ne peuvent pas être lus</translation>
    </message>
    <message>
        <source>there is no such field</source>
        <extracomment>behind the name of a field in a file</extracomment>
        <translation>ce champ n’existe pas</translation>
    </message>
    <message>
        <source>This version of CPUShare reads schema = %1.</source>
        <translation>Cette version de CPUShare lit schema = %1.</translation>
    </message>
    <message>
        <source>Write [%1] on its own line.</source>
        <extracomment>%1: the name of a section in a file</extracomment>
        <translation>Écrivez [%1] sur sa propre ligne.</translation>
    </message>
    <message>
        <source>Write hours as &quot;18-24, 0-7&quot;; &quot;&quot; = none.</source>
        <extracomment>the quotes stand in the file</extracomment>
        <translation>Écrivez les heures sous la forme &quot;18-24, 0-7&quot;&#xa0;; &quot;&quot; = aucune.</translation>
    </message>
    <message>
        <source>Write one of: %1.</source>
        <extracomment>%1: words of the file</extracomment>
        <translation>Écrivez l’un de ceux-ci&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Write programs = [&quot;name&quot;, &quot;another&quot;].</source>
        <extracomment>programs = stands in the file</extracomment>
        <translation>Écrivez programs = [&quot;name&quot;, &quot;another&quot;].</translation>
    </message>
    <message>
        <source>Write text of at most %1 letters, or &quot;&quot;.</source>
        <translation>Écrivez un texte d’au plus %1 lettres, ou &quot;&quot;.</translation>
    </message>
    <message>
        <source>Write true or false, or leave the line out.</source>
        <translation>Écrivez true ou false, ou supprimez la ligne.</translation>
    </message>
    <message>
        <source>%1 is finer than a millionth of a CPUCoin</source>
        <extracomment>%1: an amount as somebody wrote it</extracomment>
        <translation>%1 est plus fin qu’un millionième de CPUCoin</translation>
    </message>
    <message>
        <source>%1 is more than %2</source>
        <extracomment>amounts</extracomment>
        <translation>%1 est supérieur à %2</translation>
    </message>
    <message>
        <source>%1 is not a plain decimal number</source>
        <extracomment>%1: an amount as somebody wrote it</extracomment>
        <translation>%1 n’est pas un simple nombre décimal</translation>
    </message>
    <message>
        <source>Give at most six decimals.</source>
        <translation>Donnez au plus six décimales.</translation>
    </message>
    <message>
        <source>Is it in CPUCoins, not in millionths?</source>
        <translation>Est-ce bien en CPUCoins, et non en millionièmes&#xa0;?</translation>
    </message>
    <message>
        <source>Not an amount of CPUCoins</source>
        <translation>Pas un montant de CPUCoins</translation>
    </message>
    <message>
        <source>Write it like 1 or 0.25, with a point and without a sign.</source>
        <translation>Écrivez-le comme 1 ou 0.25, avec un point et sans signe.</translation>
    </message>
    <message>
        <source>%1 and %2 are both in %3</source>
        <extracomment>%1, %2: files, %3: their folder</extracomment>
        <translation>%1 et %2 se trouvent tous deux dans %3</translation>
    </message>
    <message>
        <source>%1 cannot be changed</source>
        <translation>%1 ne peut pas être modifié</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 ne peut pas être lu</translation>
    </message>
    <message>
        <source>%1 cannot be renamed</source>
        <translation>%1 ne peut pas être renommé</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 ne peut pas être écrit</translation>
    </message>
    <message>
        <source>%1 CPUCoins per core-hour</source>
        <translation>%1 CPUCoins par cœur-heure</translation>
    </message>
    <message>
        <source>%1 does not end in %2 or %3</source>
        <extracomment>%1: a file, %2, %3: endings of file names</extracomment>
        <translation>%1 ne se termine ni par %2 ni par %3</translation>
    </message>
    <message>
        <source>%1 has no account %2</source>
        <extracomment>%1: a market&apos;s address, %2: an id</extracomment>
        <translation>%1 n’a pas de compte %2</translation>
    </message>
    <message>
        <source>%1 is a link to another file</source>
        <extracomment>%1: a file</extracomment>
        <translation>%1 est un lien vers un autre fichier</translation>
    </message>
    <message>
        <source>%1 is for a core that does not exist</source>
        <translation>%1 est pour un cœur qui n’existe pas</translation>
    </message>
    <message>
        <source>%1 is for a core that is sold already</source>
        <translation>%1 est pour un cœur déjà vendu</translation>
    </message>
    <message>
        <source>%1 is no file</source>
        <translation>%1 n’est pas un fichier</translation>
    </message>
    <message>
        <source>%1 is no sell order</source>
        <translation>%1 n’est pas un ordre de vente</translation>
    </message>
    <message>
        <source>%1 is not an amount</source>
        <extracomment>%1: what somebody wrote</extracomment>
        <translation>%1 n’est pas un montant</translation>
    </message>
    <message>
        <source>%1 is not as it was left</source>
        <extracomment>%1: a file that somebody changed meanwhile</extracomment>
        <translation>%1 n’est plus tel qu’il avait été laissé</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 est déjà là</translation>
    </message>
    <message>
        <source>%1 leads to %2</source>
        <extracomment>%1: a file that is a link, %2: where it leads</extracomment>
        <translation>%1 mène à %2</translation>
    </message>
    <message>
        <source>a sell order carries no secret, as it is made to be passed on</source>
        <translation>un ordre de vente ne contient aucun secret, car il est fait pour être transmis</translation>
    </message>
    <message>
        <source>A sell order is a short text that ends in .cpu.</source>
        <translation>Un ordre de vente est un court texte dont le nom finit par .cpu.</translation>
    </message>
    <message>
        <source>Ask for 0 to %1.</source>
        <extracomment>%1: the highest price, in CPUCoins</extracomment>
        <translation>Demandez de 0 à %1.</translation>
    </message>
    <message>
        <source>Ask whoever gave you the file for a new one, or remove it.</source>
        <translation>Demandez-en un nouveau à qui vous a donné le fichier, ou supprimez-le.</translation>
    </message>
    <message>
        <source>Change that file, or replace the link by a file of its own.</source>
        <translation>Modifiez ce fichier-là, ou remplacez le lien par un fichier à part.</translation>
    </message>
    <message>
        <source>Choose another name, or remove that file first.</source>
        <translation>Choisissez un autre nom, ou supprimez d’abord ce fichier.</translation>
    </message>
    <message>
        <source>core says cpu%1</source>
        <extracomment>core: a field of the file, which stays</extracomment>
        <translation>core indique cpu%1</translation>
    </message>
    <message>
        <source>cpu%1 has no sell order</source>
        <extracomment>cpu3 and the like: the cores&apos; names, in every language</extracomment>
        <translation>cpu%1 n’a pas d’ordre de vente</translation>
    </message>
    <message>
        <source>cpu%1 is sold by %2</source>
        <extracomment>%2: a file</extracomment>
        <translation>cpu%1 est vendu par %2</translation>
    </message>
    <message>
        <source>Delete the line. If others had the file, make a new account.</source>
        <translation>Supprimez la ligne. Si d’autres ont eu le fichier, créez un nouveau compte.</translation>
    </message>
    <message>
        <source>Give it another core, or switch %1 off.</source>
        <extracomment>%1: a file</extracomment>
        <translation>Donnez-lui un autre cœur, ou désactivez %1.</translation>
    </message>
    <message>
        <source>Give it one first.</source>
        <extracomment>the core a sell order</extracomment>
        <translation>Donnez-lui-en d’abord un.</translation>
    </message>
    <message>
        <source>It is an id that the market gave: letters, digits and . _ ~ : -</source>
        <translation>C’est un identifiant donné par le marché&#xa0;: lettres, chiffres et . _ ~&#xa0;: -</translation>
    </message>
    <message>
        <source>It is longer than %1 KiB.</source>
        <translation>Il fait plus de %1 Kio.</translation>
    </message>
    <message>
        <source>its name says cpu%1</source>
        <extracomment>of a file</extracomment>
        <translation>son nom indique cpu%1</translation>
    </message>
    <message>
        <source>Look at what is there now, then decide anew.</source>
        <translation>Regardez ce qui s’y trouve maintenant, puis décidez à nouveau.</translation>
    </message>
    <message>
        <source>May you write in this folder, and is there room on the disk?</source>
        <translation>Pouvez-vous écrire dans ce dossier, et reste-t-il de la place sur le disque&#xa0;?</translation>
    </message>
    <message>
        <source>No core is left for %1</source>
        <extracomment>%1: a file</extracomment>
        <translation>Il ne reste aucun cœur pour %1</translation>
    </message>
    <message>
        <source>Not a name for a sell order</source>
        <translation>Pas un nom d’ordre de vente</translation>
    </message>
    <message>
        <source>Not a price</source>
        <translation>Pas un prix</translation>
    </message>
    <message>
        <source>Not a sell order</source>
        <translation>Pas un ordre de vente</translation>
    </message>
    <message>
        <source>Other sell orders, on or off, have all of %1.</source>
        <extracomment>%1: cores, as cpu0-cpu3</extracomment>
        <translation>D’autres ordres de vente, actifs ou non, ont déjà tout&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Remove one of them, or write core = N into this one and switch the other off.</source>
        <extracomment>sell orders; core = N stands in the file</extracomment>
        <translation>Supprimez l’un d’eux, ou écrivez core = N dans celui-ci et désactivez l’autre.</translation>
    </message>
    <message>
        <source>Remove or rename that file, then try again.</source>
        <translation>Supprimez ou renommez ce fichier, puis réessayez.</translation>
    </message>
    <message>
        <source>Remove the one that you do not want.</source>
        <translation>Supprimez celui dont vous ne voulez pas.</translation>
    </message>
    <message>
        <source>Sell orders cannot be read</source>
        <translation>Les ordres de vente ne peuvent pas être lus</translation>
    </message>
    <message>
        <source>The market does not know the account in %1</source>
        <extracomment>%1: a file</extracomment>
        <translation>Le marché ne connaît pas le compte indiqué dans %1</translation>
    </message>
    <message>
        <source>The sell orders were changed meanwhile</source>
        <translation>Les ordres de vente ont été modifiés entre-temps</translation>
    </message>
    <message>
        <source>There is a sell order %1 already</source>
        <translation>Il y a déjà un ordre de vente %1</translation>
    </message>
    <message>
        <source>There is no such core</source>
        <translation>Ce cœur n’existe pas</translation>
    </message>
    <message>
        <source>There is no such sell order</source>
        <translation>Cet ordre de vente n’existe pas</translation>
    </message>
    <message>
        <source>This machine has %1.</source>
        <extracomment>%1: cores, as cpu0-cpu3</extracomment>
        <translation>Cette machine a %1.</translation>
    </message>
    <message>
        <source>This version reads format = %1.</source>
        <translation>Cette version lit format = %1.</translation>
    </message>
    <message>
        <source>Write ask = &quot;0.8&quot; (CPUCoins per reference core-hour), or ask = &quot;0&quot; to donate.</source>
        <extracomment>ask = stands in the file</extracomment>
        <translation>Écrivez ask = &quot;0.8&quot; (CPUCoins par cœur-heure de référence), ou ask = &quot;0&quot; pour donner.</translation>
    </message>
    <message>
        <source>Write beneficiary = &quot;a name&quot;.</source>
        <extracomment>beneficiary = stands in the file</extracomment>
        <translation>Écrivez beneficiary = &quot;a name&quot;.</translation>
    </message>
    <message>
        <source>Write core = 3 for cpu3.</source>
        <extracomment>core = 3 stands in the file</extracomment>
        <translation>Écrivez core = 3 pour cpu3.</translation>
    </message>
    <message>
        <source>Write market = &quot;https://market.example.org&quot;.</source>
        <extracomment>market = stands in the file</extracomment>
        <translation>Écrivez market = &quot;https://market.example.org&quot;.</translation>
    </message>
    <message>
        <source>%1 has mode %2, owner %3</source>
        <extracomment>%1: a file, %2: its permissions as 0644, %3: number of a user</extracomment>
        <translation>%1 a le mode %2, propriétaire %3</translation>
    </message>
    <message>
        <source>%1 has schema %2, this version knows %3</source>
        <extracomment>%1: a file, %2, %3: versions of its layout</extracomment>
        <translation>%1 a le schéma %2, cette version connaît %3</translation>
    </message>
    <message>
        <source>%1 is held by it</source>
        <extracomment>%1: a file; by the daemon that runs</extracomment>
        <translation>il tient %1</translation>
    </message>
    <message>
        <source>%1 is written in a way that CPUShare cannot change</source>
        <translation>%1 est écrit d’une façon que CPUShare ne sait pas modifier</translation>
    </message>
    <message>
        <source>A CPUShare daemon runs already</source>
        <translation>Un démon CPUShare fonctionne déjà</translation>
    </message>
    <message>
        <source>A secret is open to others</source>
        <translation>Un secret est ouvert à d’autres</translation>
    </message>
    <message>
        <source>Change it by hand, or move it away and set everything anew.</source>
        <translation>Modifiez-le à la main, ou déplacez-le et refaites tous les réglages.</translation>
    </message>
    <message>
        <source>If it stays so: stop the daemon and move the file away; coins are kept by the market.</source>
        <translation>Si cela dure&#xa0;: arrêtez le démon et déplacez le fichier&#xa0;; le marché garde les CPUCoins.</translation>
    </message>
    <message>
        <source>Install that version again, or move the file away.</source>
        <translation>Réinstallez cette version, ou déplacez le fichier.</translation>
    </message>
    <message>
        <source>Is the disk full, or may its folder not be written?</source>
        <translation>Le disque est-il plein, ou son dossier est-il protégé en écriture&#xa0;?</translation>
    </message>
    <message>
        <source>Move the file away; the daemon then starts a new one, coins are kept by the market.</source>
        <translation>Déplacez le fichier&#xa0;; le démon en commencera un nouveau, le marché garde les CPUCoins.</translation>
    </message>
    <message>
        <source>Run: chmod 600 %1; if strangers use this machine, make a new account.</source>
        <extracomment>chmod 600 %1 is a command and stays</extracomment>
        <translation>Exécutez&#xa0;: chmod 600 %1&#xa0;; si des inconnus utilisent cette machine, créez un nouveau compte.</translation>
    </message>
    <message>
        <source>Run: chmod a+r %1</source>
        <extracomment>chmod a+r %1 is a command and stays</extracomment>
        <translation>Exécutez&#xa0;: chmod a+r %1</translation>
    </message>
    <message>
        <source>See: cpushare status. End it by: cpushare stop</source>
        <extracomment>cpushare status and cpushare stop are commands and stay</extracomment>
        <translation>Voyez&#xa0;: cpushare status. Arrêtez-le par&#xa0;: cpushare stop</translation>
    </message>
    <message>
        <source>state = &apos;returned&apos; AND ended &lt; ?</source>
        <translation>state = &apos;returned&apos; AND ended &lt;&#xa0;?</translation>
    </message>
    <message>
        <source>The daemon cannot work with its files</source>
        <translation>Le démon ne peut pas travailler avec ses fichiers</translation>
    </message>
    <message>
        <source>The daemon did not start</source>
        <translation>Le démon n’a pas démarré</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>Le fichier ne peut pas être écrit</translation>
    </message>
    <message>
        <source>The history cannot be opened</source>
        <translation>L’historique ne peut pas être ouvert</translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation>L’historique ne peut pas être lu</translation>
    </message>
    <message>
        <source>The history was written by a later version of CPUShare</source>
        <translation>L’historique a été écrit par une version plus récente de CPUShare</translation>
    </message>
    <message>
        <source>The licence cannot be read</source>
        <translation>La licence ne peut pas être lue</translation>
    </message>
    <message>
        <source>The settings cannot be changed</source>
        <translation>Les réglages ne peuvent pas être modifiés</translation>
    </message>
    <message>
        <source>Until it is mended, the settings from before apply.</source>
        <extracomment>settings.toml cannot be used</extracomment>
        <translation>Jusqu’à sa réparation, les réglages précédents s’appliquent.</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>the kernel has it</extracomment>
        <translation>oui</translation>
    </message>
    <message>
        <source>/proc/self/status has no Seccomp line</source>
        <translation>/proc/self/status n’a pas de ligne Seccomp</translation>
    </message>
    <message>
        <source>/sys/fs/cgroup has no cgroup.controllers</source>
        <translation>/sys/fs/cgroup n’a pas de cgroup.controllers</translation>
    </message>
    <message>
        <source>a filter at no address is refused as such (EFAULT)</source>
        <translation>un filtre sans adresse est refusé comme il se doit (EFAULT)</translation>
    </message>
    <message>
        <source>a locked-down process asked for a file and the kernel killed it (SIGSYS); its twin, which did not ask, ended by itself</source>
        <translation>un processus verrouillé a demandé un fichier et le noyau l’a tué (SIGSYS)&#xa0;; son jumeau, qui n’a rien demandé, s’est terminé de lui-même</translation>
    </message>
    <message>
        <source>a locked-down process that asked for a file</source>
        <extracomment>behind it how it ended</extracomment>
        <translation>un processus verrouillé qui a demandé un fichier</translation>
    </message>
    <message>
        <source>actions_avail cannot be read</source>
        <translation>actions_avail ne peut pas être lu</translation>
    </message>
    <message>
        <source>active security modules</source>
        <extracomment>behind it their names</extracomment>
        <translation>modules de sécurité actifs</translation>
    </message>
    <message>
        <source>CPUShare&apos;s filters know %1; use such a machine.</source>
        <extracomment>%1: kinds of processors</extracomment>
        <translation>Les filtres de CPUShare connaissent %1&#xa0;; utilisez une telle machine.</translation>
    </message>
    <message>
        <source>ended by %1</source>
        <extracomment>%1: name of a signal, as SIGKILL</extracomment>
        <translation>terminé par %1</translation>
    </message>
    <message>
        <source>it could not be locked</source>
        <extracomment>a process; behind it why</extracomment>
        <translation>il n’a pas pu être verrouillé</translation>
    </message>
    <message>
        <source>it ended by itself</source>
        <extracomment>a process</extracomment>
        <translation>il s’est terminé de lui-même</translation>
    </message>
    <message>
        <source>It is built in and was not switched on at boot</source>
        <extracomment>a feature of the kernel; behind it what to do</extracomment>
        <translation>C’est intégré au noyau, mais n’a pas été activé au démarrage</translation>
    </message>
    <message>
        <source>it was ended by %1</source>
        <extracomment>a process; %1: name of a signal, as SIGSYS</extracomment>
        <translation>il a été terminé par %1</translation>
    </message>
    <message>
        <source>its twin, which did not ask</source>
        <extracomment>a process; behind it how it ended</extracomment>
        <translation>son jumeau, qui n’a rien demandé</translation>
    </message>
    <message>
        <source>Linux has it since 3.5.</source>
        <extracomment>a feature of the kernel</extracomment>
        <translation>Linux l’a depuis la 3.5.</translation>
    </message>
    <message>
        <source>Linux has it since 4.14.</source>
        <translation>Linux l’a depuis la 4.14.</translation>
    </message>
    <message>
        <source>Linux has it since 5.13.</source>
        <translation>Linux l’a depuis la 5.13.</translation>
    </message>
    <message>
        <source>Linux has it since 6.3; a newer kernel of your distribution brings it.</source>
        <translation>Linux l’a depuis la 6.3&#xa0;; un noyau plus récent de votre distribution l’apporte.</translation>
    </message>
    <message>
        <source>mounted elsewhere, as /proc/mounts says</source>
        <extracomment>the kernel&apos;s group files</extracomment>
        <translation>monté ailleurs, comme le dit /proc/mounts</translation>
    </message>
    <message>
        <source>not mounted</source>
        <extracomment>the kernel&apos;s group files</extracomment>
        <translation>non monté</translation>
    </message>
    <message>
        <source>The kernel could not be asked</source>
        <translation>Le noyau n’a pas pu être interrogé</translation>
    </message>
    <message>
        <source>the probe ended with %1</source>
        <translation>la sonde s’est terminée avec %1</translation>
    </message>
    <message>
        <source>To mount it in its place</source>
        <extracomment>the kernel&apos;s group files; behind it what to do</extracomment>
        <translation>Pour le monter à sa place</translation>
    </message>
    <message>
        <source>uname says %1</source>
        <extracomment>%1: kind of processor, as x86_64</extracomment>
        <translation>uname indique %1</translation>
    </message>
    <message>
        <source>unshare(CLONE_NEWUSER) without privileges</source>
        <translation>unshare(CLONE_NEWUSER) sans privilèges</translation>
    </message>
    <message>
        <source>add %1 to GRUB_CMDLINE_LINUX in /etc/default/grub, run grub-mkconfig -o /boot/grub/grub.cfg, reboot.</source>
        <translation>ajoutez %1 à GRUB_CMDLINE_LINUX dans /etc/default/grub, exécutez grub-mkconfig -o /boot/grub/grub.cfg, redémarrez.</translation>
    </message>
    <message>
        <source>add %1 to GRUB_CMDLINE_LINUX in /etc/default/grub, run update-grub, reboot.</source>
        <extracomment>behind a colon; %1: a parameter; update-grub is a command</extracomment>
        <translation>ajoutez %1 à GRUB_CMDLINE_LINUX dans /etc/default/grub, exécutez update-grub, redémarrez.</translation>
    </message>
    <message>
        <source>add %1 to the kernel&apos;s command line in your boot loader, reboot.</source>
        <extracomment>behind a colon; %1: a parameter</extracomment>
        <translation>ajoutez %1 à la ligne de commande du noyau dans votre chargeur d’amorçage, redémarrez.</translation>
    </message>
    <message>
        <source>As root: sysctl -w %1; to keep it: echo %2 &gt; /etc/sysctl.d/60-cpushare-%3.conf</source>
        <extracomment>two commands, which stay</extracomment>
        <translation>En tant que root&#xa0;: sysctl -w %1&#xa0;; pour le garder&#xa0;: echo %2 &gt; /etc/sysctl.d/60-cpushare-%3.conf</translation>
    </message>
    <message>
        <source>Boot a kernel built with %1.</source>
        <extracomment>%1: options of the kernel&apos;s build</extracomment>
        <translation>Démarrez un noyau compilé avec %1.</translation>
    </message>
    <message>
        <source>Boot Arch&apos;s own kernel: pacman -S linux, then reboot.</source>
        <translation>Démarrez le noyau d’Arch&#xa0;: pacman -S linux, puis redémarrez.</translation>
    </message>
    <message>
        <source>Boot Debian&apos;s own kernel: apt install linux-image-$(dpkg --print-architecture), then reboot.</source>
        <translation>Démarrez le noyau de Debian&#xa0;: apt install linux-image-$(dpkg --print-architecture), puis redémarrez.</translation>
    </message>
    <message>
        <source>Boot Fedora&apos;s own kernel: dnf install kernel, then reboot.</source>
        <translation>Démarrez le noyau de Fedora&#xa0;: dnf install kernel, puis redémarrez.</translation>
    </message>
    <message>
        <source>Boot Ubuntu&apos;s own kernel: apt install linux-generic, then reboot.</source>
        <translation>Démarrez le noyau d’Ubuntu&#xa0;: apt install linux-generic, puis redémarrez.</translation>
    </message>
    <message>
        <source>It is a kernel built with %1.</source>
        <extracomment>%1: options of the kernel&apos;s build</extracomment>
        <translation>C’est un noyau compilé avec %1.</translation>
    </message>
    <message>
        <source>Run cpushare check again; then report it.</source>
        <translation>Relancez cpushare check&#xa0;; si cela persiste, signalez-le.</translation>
    </message>
    <message>
        <source>run grubby --update-kernel=ALL --args=%1, reboot.</source>
        <extracomment>behind a colon; grubby … is a command</extracomment>
        <translation>exécutez grubby --update-kernel=ALL --args=%1, redémarrez.</translation>
    </message>
    <message>
        <source>The kernel was built with %1, yet it is refused here: most likely by a container or a service&apos;s sandbox around CPUShare. Run it outside, or loosen that (docker, podman: --security-opt seccomp=unconfined).</source>
        <translation>Le noyau a été compilé avec %1, mais cela est refusé ici&#xa0;: très probablement par un conteneur ou par le bac à sable d’un service autour de CPUShare. Lancez-le en dehors, ou assouplissez cela (docker, podman&#xa0;: --security-opt seccomp=unconfined).</translation>
    </message>
    <message>
        <source>%1 s of CPU, %2 s allowed</source>
        <translation>%1 s de processeur, %2 s permises</translation>
    </message>
    <message>
        <source>%1 with %2 of %3 MiB in use</source>
        <extracomment>%1: what failed</extracomment>
        <translation>%1 avec %2 Mio utilisés sur %3</translation>
    </message>
    <message>
        <source>a calibration module ended as %1</source>
        <extracomment>a job that measures this machine; %1: how, as trap or crashed</extracomment>
        <translation>un module d’étalonnage s’est terminé par %1</translation>
    </message>
    <message>
        <source>A calibration module is not compiled</source>
        <translation>Un module d’étalonnage n’est pas compilé</translation>
    </message>
    <message>
        <source>a good job is done</source>
        <extracomment>what should be</extracomment>
        <translation>une bonne tâche se termine bien</translation>
    </message>
    <message>
        <source>a good module is compiled</source>
        <extracomment>what should be</extracomment>
        <translation>un bon module est compilé</translation>
    </message>
    <message>
        <source>a system call that no job may make</source>
        <translation>un appel système qu’aucune tâche ne peut faire</translation>
    </message>
    <message>
        <source>a wild pointer is a trap</source>
        <extracomment>what should be</extracomment>
        <translation>un pointeur égaré déclenche une interruption</translation>
    </message>
    <message>
        <source>A worker does not end</source>
        <translation>Un processus de calcul ne se termine pas</translation>
    </message>
    <message>
        <source>compiled code not accepted</source>
        <translation>code compilé refusé</translation>
    </message>
    <message>
        <source>ended by this host</source>
        <translation>terminée par cet hôte</translation>
    </message>
    <message>
        <source>ended from outside by %1</source>
        <translation>terminé de l’extérieur par %1</translation>
    </message>
    <message>
        <source>ended without a verdict, exit code %1</source>
        <translation>terminé sans verdict, code de sortie %1</translation>
    </message>
    <message>
        <source>exit code %1.</source>
        <extracomment>of a program</extracomment>
        <translation>code de sortie %1.</translation>
    </message>
    <message>
        <source>it ended as %1</source>
        <extracomment>a job; %1: how, as trap or crashed</extracomment>
        <translation>il s’est terminé par %1</translation>
    </message>
    <message>
        <source>it was killed and is still there</source>
        <translation>il a été tué et il est toujours là</translation>
    </message>
    <message>
        <source>No job is run here. `cpushare check` shows what this kernel offers.</source>
        <translation>Aucune tâche n’est exécutée ici. `cpushare check` montre ce que ce noyau offre.</translation>
    </message>
    <message>
        <source>no more memory for the sandbox itself</source>
        <translation>plus de mémoire pour le bac à sable lui-même</translation>
    </message>
    <message>
        <source>no table of system calls for %1</source>
        <extracomment>%1: kind of processor</extracomment>
        <translation>pas de table des appels système pour %1</translation>
    </message>
    <message>
        <source>No worker can be given its files</source>
        <translation>Aucun processus de calcul ne peut recevoir ses fichiers</translation>
    </message>
    <message>
        <source>not so</source>
        <extracomment>before what should be and is not</extracomment>
        <translation>ce n’est pas le cas</translation>
    </message>
    <message>
        <source>open kills the worker</source>
        <extracomment>what should be; open is the call to the system</extracomment>
        <translation>open tue le processus de calcul</translation>
    </message>
    <message>
        <source>The machine may be very busy; it is tried again later.</source>
        <translation>La machine est peut-être très occupée&#xa0;; un nouvel essai aura lieu plus tard.</translation>
    </message>
    <message>
        <source>The sandbox could not be started</source>
        <translation>Le bac à sable n’a pas pu démarrer</translation>
    </message>
    <message>
        <source>The sandbox did not start in time</source>
        <translation>Le bac à sable n’a pas démarré à temps</translation>
    </message>
    <message>
        <source>The sandbox does not hold what it must hold on this machine</source>
        <translation>Le bac à sable ne tient pas ce qu’il doit tenir sur cette machine</translation>
    </message>
    <message>
        <source>The sandbox&apos;s zygote died</source>
        <extracomment>the process from which all workers are made</extracomment>
        <translation>Le zygote du bac à sable est mort</translation>
    </message>
    <message>
        <source>the worker died of %1</source>
        <translation>le processus de calcul est mort de %1</translation>
    </message>
    <message>
        <source>The zygote does not end</source>
        <extracomment>the process from which all workers are made</extracomment>
        <translation>Le zygote ne se termine pas</translation>
    </message>
    <message>
        <source>This kernel cannot filter system calls</source>
        <translation>Ce noyau ne sait pas filtrer les appels système</translation>
    </message>
    <message>
        <source>This machine&apos;s speed cannot be measured</source>
        <translation>La vitesse de cette machine ne peut pas être mesurée</translation>
    </message>
    <message>
        <source>Use a kernel with CONFIG_SECCOMP and CONFIG_SECCOMP_FILTER (each distribution&apos;s own has them); in a container, allow seccomp(2). `cpushare check` says more.</source>
        <translation>Utilisez un noyau avec CONFIG_SECCOMP et CONFIG_SECCOMP_FILTER (celui de chaque distribution les a)&#xa0;; dans un conteneur, autorisez seccomp(2). `cpushare check` en dit plus.</translation>
    </message>
    <message>
        <source>A market elsewhere is reached by https alone</source>
        <translation>Un marché situé ailleurs ne s’atteint que par https</translation>
    </message>
    <message>
        <source>it carries a user name; who you are is not said in the address</source>
        <extracomment>an address</extracomment>
        <translation>il contient un nom d’utilisateur&#xa0;; l’adresse ne dit pas qui vous êtes</translation>
    </message>
    <message>
        <source>it has a query or a fragment</source>
        <extracomment>an address</extracomment>
        <translation>il contient une requête ou un fragment</translation>
    </message>
    <message>
        <source>it has no scheme</source>
        <extracomment>an address; its scheme is the http in http://</extracomment>
        <translation>il n’a pas de schéma</translation>
    </message>
    <message>
        <source>it has spaces, letters outside ASCII, or is very long</source>
        <extracomment>an address</extracomment>
        <translation>il contient des espaces, des lettres hors ASCII, ou est très long</translation>
    </message>
    <message>
        <source>it names no host</source>
        <extracomment>an address</extracomment>
        <translation>il ne nomme aucun hôte</translation>
    </message>
    <message>
        <source>its scheme is %1</source>
        <extracomment>an address&apos;s; %1: as ftp</extracomment>
        <translation>son schéma est %1</translation>
    </message>
    <message>
        <source>Not the address of a market</source>
        <translation>Pas l’adresse d’un marché</translation>
    </message>
    <message>
        <source>With http everybody on the way could read your token. Use https.</source>
        <translation>Avec http, chacun sur le chemin pourrait lire votre jeton. Utilisez https.</translation>
    </message>
    <message>
        <source>Write it like https://market.example.org.</source>
        <translation>Écrivez-la comme https://market.example.org.</translation>
    </message>
    <message>
        <source>a lease&apos;s %1</source>
        <extracomment>%1: the name of a field in the market&apos;s answer; a lease is a job that was taken</extracomment>
        <translation>%1 d’un bail</translation>
    </message>
    <message>
        <source>A market gives this machine fewer jobs for a while</source>
        <translation>Un marché donne moins de tâches à cette machine pour un temps</translation>
    </message>
    <message>
        <source>A market gives this machine no jobs any more</source>
        <translation>Un marché ne donne plus de tâches à cette machine</translation>
    </message>
    <message>
        <source>Is the address right, and is the market up?</source>
        <translation>L’adresse est-elle juste, et le marché fonctionne-t-il&#xa0;?</translation>
    </message>
    <message>
        <source>Is this the address of a CPUShare market?</source>
        <translation>Est-ce l’adresse d’un marché CPUShare&#xa0;?</translation>
    </message>
    <message>
        <source>the asking program ended by %1</source>
        <extracomment>%1: a number; a program of ours that asks the market</extracomment>
        <translation>le programme qui demande a été terminé par %1</translation>
    </message>
    <message>
        <source>the asking program told nothing</source>
        <translation>le programme qui demande n’a rien dit</translation>
    </message>
    <message>
        <source>Mend what it says, then ask whoever runs that market to let it in again.</source>
        <extracomment>what the market says of this machine is above</extracomment>
        <translation>Corrigez ce qu’il dit, puis demandez à qui tient ce marché de réadmettre la machine.</translation>
    </message>
    <message>
        <source>Nothing needs to be done if it was switched off or lost its network.</source>
        <translation>Rien à faire si la machine a été éteinte ou avait perdu son réseau.</translation>
    </message>
    <message>
        <source>the host&apos;s token</source>
        <translation>le jeton de l’hôte</translation>
    </message>
    <message>
        <source>The market answered with an error</source>
        <translation>Le marché a répondu par une erreur</translation>
    </message>
    <message>
        <source>The market broke off</source>
        <translation>Le marché a interrompu la liaison</translation>
    </message>
    <message>
        <source>The market cannot be asked</source>
        <translation>Le marché ne peut pas être interrogé</translation>
    </message>
    <message>
        <source>The market does not answer</source>
        <translation>Le marché ne répond pas</translation>
    </message>
    <message>
        <source>The market sent other bytes than it promised</source>
        <extracomment>its answer was not what was asked for</extracomment>
        <translation>Le marché a envoyé d’autres octets que promis</translation>
    </message>
    <message>
        <source>The market&apos;s answer does not end</source>
        <translation>La réponse du marché n’en finit pas</translation>
    </message>
    <message>
        <source>The market&apos;s answer is not of this protocol</source>
        <translation>La réponse du marché n’est pas de ce protocole</translation>
    </message>
    <message>
        <source>The system refused</source>
        <extracomment>behind it the system&apos;s words</extracomment>
        <translation>Le système a refusé</translation>
    </message>
    <message>
        <source>this cannot be</source>
        <extracomment>before what is impossible in a market&apos;s answer</extracomment>
        <translation>cela ne peut pas être</translation>
    </message>
    <message>
        <source>%1 serves %2 and later, this is %3</source>
        <extracomment>%1: a market&apos;s address, %2: CPUShare or wasmtime and a version, %3: the version here</extracomment>
        <translation>%1 sert à partir de %2, ici tourne %3</translation>
    </message>
    <message>
        <source>%1 speaks protocol %2 and later, CPUShare %3 speaks %4</source>
        <extracomment>%1: a market&apos;s address, %2, %4: numbers of protocols, %3: the version here</extracomment>
        <translation>%1 parle le protocole %2 et suivants, CPUShare %3 parle le %4</translation>
    </message>
    <message>
        <source>%1 speaks protocol %2, CPUShare %3 speaks %4 and later</source>
        <extracomment>%1: a market&apos;s address, %2, %4: numbers of protocols, %3: the version here</extracomment>
        <translation>%1 parle le protocole %2, CPUShare %3 parle le %4 et suivants</translation>
    </message>
    <message>
        <source>A market is too old for this CPUShare</source>
        <translation>Un marché est trop ancien pour ce CPUShare</translation>
    </message>
    <message>
        <source>A market wants a newer CPUShare</source>
        <translation>Un marché demande un CPUShare plus récent</translation>
    </message>
    <message>
        <source>A market wants a newer wasmtime</source>
        <extracomment>wasmtime is a part of CPUShare&apos;s sandbox</extracomment>
        <translation>Un marché demande un wasmtime plus récent</translation>
    </message>
    <message>
        <source>Ask whoever runs it to update it; then it goes on by itself.</source>
        <extracomment>whoever runs the market, which is too old</extracomment>
        <translation>Demandez à son opérateur de le mettre à jour&#xa0;; tout reprendra alors de soi-même.</translation>
    </message>
    <message>
        <source>Start this machine from a new image; whoever gave you this one has it.</source>
        <extracomment>of the system that starts from a stick</extracomment>
        <translation>Démarrez cet ordinateur depuis une nouvelle image&#xa0;; qui vous a donné celle-ci l’a.</translation>
    </message>
    <message>
        <source>Download the new one and unpack it in the place of this one</source>
        <extracomment>the folder in which CPUShare is</extracomment>
        <translation>Téléchargez la nouvelle version et décompressez-la à la place de celle-ci</translation>
    </message>
    <message>
        <source>The market says</source>
        <extracomment>behind it what a market advises</extracomment>
        <translation>Le marché dit</translation>
    </message>
    <message>
        <source>This CPUShare is too old for a market</source>
        <translation>Ce CPUShare est trop ancien pour un marché</translation>
    </message>
    <message>
        <source>This market takes computations of a later CPUShare only</source>
        <translation>Ce marché n’accepte que les calculs d’un CPUShare plus récent</translation>
    </message>
    <message>
        <source>Update it by</source>
        <extracomment>CPUShare; behind it a command</extracomment>
        <translation>Mettez-le à jour par</translation>
    </message>
    <message>
        <source>what runs goes on as the new one within minutes</source>
        <extracomment>CPUShare&apos;s programs; the new one: version</extracomment>
        <translation>ce qui tourne continue de lui-même sous la nouvelle version en quelques minutes</translation>
    </message>
    <message>
        <source>%1 bits, at most %2</source>
        <extracomment>work that a market asks for before it gives an account: a riddle of so many bits</extracomment>
        <translation>%1 bits, au plus %2</translation>
    </message>
    <message>
        <source>%1 tries in %2 s</source>
        <extracomment>%2: seconds</extracomment>
        <translation>%1 essais en %2 s</translation>
    </message>
    <message>
        <source>At which market?</source>
        <translation>Sur quel marché&#xa0;?</translation>
    </message>
    <message>
        <source>Choose another market.</source>
        <translation>Choisissez un autre marché.</translation>
    </message>
    <message>
        <source>See it by: cpushare account show</source>
        <extracomment>cpushare account show is a command and stays</extracomment>
        <translation>Consultez-le par&#xa0;: cpushare account show</translation>
    </message>
    <message>
        <source>The list of your accounts is damaged</source>
        <translation>La liste de vos comptes est endommagée</translation>
    </message>
    <message>
        <source>The market asks for more work than an account is worth</source>
        <translation>Le marché demande plus de travail qu’un compte n’en vaut</translation>
    </message>
    <message>
        <source>The work that the market asks for an account took too long</source>
        <translation>Le travail que le marché demande pour un compte a pris trop de temps</translation>
    </message>
    <message>
        <source>Try again: it is a matter of luck, too.</source>
        <translation>Réessayez&#xa0;: c’est aussi une question de chance.</translation>
    </message>
    <message>
        <source>You have an account at this market already</source>
        <translation>Vous avez déjà un compte sur ce marché</translation>
    </message>
    <message>
        <source>You have no account at this market</source>
        <translation>Vous n’avez pas de compte sur ce marché</translation>
    </message>
    <message>
        <source>You have no account yet.</source>
        <translation>Vous n’avez pas encore de compte.</translation>
    </message>
    <message>
        <source>Another process has held %1 for %2 s</source>
        <extracomment>%1: a file, %2: seconds</extracomment>
        <translation>Un autre processus a tenu %1 pendant %2 s</translation>
    </message>
    <message>
        <source>as you asked</source>
        <extracomment>why a token is in a file and not in the keyring</extracomment>
        <translation>comme vous l’avez demandé</translation>
    </message>
    <message>
        <source>it said nothing</source>
        <extracomment>the keyring&apos;s program</extracomment>
        <translation>il n’a rien dit</translation>
    </message>
    <message>
        <source>Mend it if you can: it may hold the only copy of a token.</source>
        <translation>Réparez-le si vous le pouvez&#xa0;: il contient peut-être la seule copie d’un jeton.</translation>
    </message>
    <message>
        <source>no keyring is running</source>
        <translation>aucun trousseau de clés ne fonctionne</translation>
    </message>
    <message>
        <source>nothing within %1 s; a password window may be open</source>
        <extracomment>what the keyring said; %1: seconds</extracomment>
        <translation>rien en %1 s&#xa0;; une fenêtre de mot de passe est peut-être ouverte</translation>
    </message>
    <message>
        <source>Remove that entry with your keyring&apos;s own program.</source>
        <translation>Supprimez cette entrée avec le programme de votre trousseau de clés.</translation>
    </message>
    <message>
        <source>The file of tokens is damaged</source>
        <translation>Le fichier des jetons est endommagé</translation>
    </message>
    <message>
        <source>Unlock it and try again, or keep tokens in a file that you alone can read%1.</source>
        <extracomment>%1: empty, or a colon and a word of the command line</extracomment>
        <translation>Déverrouillez-le et réessayez, ou gardez les jetons dans un fichier que vous seul pouvez lire%1.</translation>
    </message>
    <message>
        <source>What the keyring holds for this market is no account</source>
        <translation>Ce que le trousseau de clés garde pour ce marché n’est pas un compte</translation>
    </message>
    <message>
        <source>Your keyring cannot be used</source>
        <translation>Votre trousseau de clés est inutilisable</translation>
    </message>
    <message>
        <source>Your keyring does not answer</source>
        <translation>Votre trousseau de clés ne répond pas</translation>
    </message>
    <message>
        <source>Your keyring is locked</source>
        <translation>Votre trousseau de clés est verrouillé</translation>
    </message>
    <message>
        <source>%1 is no recovery file of an account</source>
        <translation>%1 n’est pas le fichier de récupération d’un compte</translation>
    </message>
    <message>
        <source>%1 says %2, %3 says %4</source>
        <extracomment>%1: a file, %2, %4: ids of accounts, %3: a market&apos;s address</extracomment>
        <translation>%1 dit %2, %3 dit %4</translation>
    </message>
    <message>
        <source>account or token have letters that may not be there</source>
        <translation>le compte ou le jeton contiennent des lettres qui n’ont pas leur place ici</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk.</source>
        <translation>Choisissez un autre dossier, ou faites de la place sur le disque.</translation>
    </message>
    <message>
        <source>Choose another name; it may be the only copy of another account.</source>
        <translation>Choisissez un autre nom&#xa0;; c’est peut-être la seule copie d’un autre compte.</translation>
    </message>
    <message>
        <source>Is it the recovery file of another market, or was the market set up anew?</source>
        <translation>Est-ce le fichier de récupération d’un autre marché, ou le marché a-t-il été refait&#xa0;?</translation>
    </message>
    <message>
        <source>It begins with &quot;%1&quot; and has the lines market:, account: and token:.</source>
        <extracomment>%1: the first line of a recovery file; market:, account: and token: stay</extracomment>
        <translation>Il commence par &quot;%1&quot; et contient les lignes market:, account: et token:.</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>il est trop long</translation>
    </message>
    <message>
        <source>it says %1 twice, and not the same</source>
        <extracomment>%1: market, account or token</extracomment>
        <translation>il dit %1 deux fois, et différemment</translation>
    </message>
    <message>
        <source>Its token would be lost. Save its recovery file first, then remove its entry.</source>
        <translation>Son jeton serait perdu. Enregistrez d’abord son fichier de récupération, puis supprimez son entrée.</translation>
    </message>
    <message>
        <source>Somebody has changed the file; take another copy.</source>
        <translation>Quelqu’un a modifié le fichier&#xa0;; prenez une autre copie.</translation>
    </message>
    <message>
        <source>The market does not know this account&apos;s token</source>
        <translation>Le marché ne connaît pas le jeton de ce compte</translation>
    </message>
    <message>
        <source>The market knows this token as another account&apos;s</source>
        <translation>Le marché connaît ce jeton comme celui d’un autre compte</translation>
    </message>
    <message>
        <source>The recovery file cannot be read</source>
        <translation>Le fichier de récupération ne peut pas être lu</translation>
    </message>
    <message>
        <source>The recovery file cannot be written</source>
        <translation>Le fichier de récupération ne peut pas être écrit</translation>
    </message>
    <message>
        <source>There is a file of this name already</source>
        <translation>Il y a déjà un fichier de ce nom</translation>
    </message>
    <message>
        <source>there is no line that begins with %1:</source>
        <extracomment>%1: market, account or token</extracomment>
        <translation>aucune ligne ne commence par %1:</translation>
    </message>
    <message>
        <source>You have another account at this market already</source>
        <translation>Vous avez déjà un autre compte sur ce marché</translation>
    </message>
    <message>
        <source>You may not control this machine&apos;s daemon</source>
        <translation>Vous ne pouvez pas contrôler le démon de cette machine</translation>
    </message>
    <message>
        <source>Members of the group cpushare may: sudo adduser $USER cpushare, then sign in anew.</source>
        <extracomment>adduser and what follows is a command and stays</extracomment>
        <translation>Les membres du groupe cpushare le peuvent : sudo adduser $USER cpushare, puis ouvrez une nouvelle session.</translation>
    </message>
    <message>
        <source>Whose daemon?</source>
        <extracomment>somebody gave a word that is neither &quot;system&quot; nor &quot;user&quot;</extracomment>
        <translation>Le démon de qui ?</translation>
    </message>
    <message>
        <source>Give %1 or %2, or leave the variable out.</source>
        <extracomment>%1, %2: words that stay</extracomment>
        <translation>Donnez %1 ou %2, ou omettez la variable.</translation>
    </message>
    <message>
        <source>This machine&apos;s daemon is not set up</source>
        <translation>Le démon de cette machine n’est pas installé</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <extracomment>%1: a folder</extracomment>
        <translation>Il n’y a pas de dossier %1.</translation>
    </message>
    <message>
        <source>As root: systemd-tmpfiles --create; or start the daemon once.</source>
        <extracomment>systemd-tmpfiles --create is a command and stays</extracomment>
        <translation>En tant que root : systemd-tmpfiles --create ; ou démarrez le démon une fois.</translation>
    </message>
    <message>
        <source>A daemon of your own sells the same cores</source>
        <translation>Un démon à vous vend les mêmes cœurs</translation>
    </message>
    <message>
        <source>It runs beside this machine&apos;s daemon, and neither knows of the other.</source>
        <translation>Il tourne à côté du démon de cette machine, et aucun ne connaît l’autre.</translation>
    </message>
    <message>
        <source>End yours: cpushare --user stop</source>
        <extracomment>what follows the colon is a command and stays</extracomment>
        <translation>Arrêtez le vôtre : cpushare --user stop</translation>
    </message>
    <message>
        <source>This machine&apos;s daemon sells the same cores</source>
        <translation>Le démon de cette machine vend les mêmes cœurs</translation>
    </message>
    <message>
        <source>It is shared by everybody in the group cpushare.</source>
        <translation>Tous les membres du groupe cpushare le partagent.</translation>
    </message>
    <message>
        <source>Run one of the two.</source>
        <translation>Ne faites tourner que l’un des deux.</translation>
    </message>
    <message>
        <source>This machine&apos;s daemon could not be started</source>
        <translation>Impossible de démarrer le démon de cette machine</translation>
    </message>
    <message>
        <source>This machine&apos;s daemon could not be stopped</source>
        <translation>Impossible d’arrêter le démon de cette machine</translation>
    </message>
    <message>
        <source>This machine&apos;s daemon has no sell order yet</source>
        <translation>Le démon de cette machine n’a pas encore d’ordre de vente</translation>
    </message>
    <message>
        <source>There is no .cpu file in %1.</source>
        <extracomment>%1: a folder</extracomment>
        <translation>Il n’y a pas de fichier .cpu dans %1.</translation>
    </message>
    <message>
        <source>Put one there, or: cpushare orders add FILE</source>
        <extracomment>what follows the colon is a command and stays</extracomment>
        <translation>Mettez-en un là, ou : cpushare orders add FICHIER</translation>
    </message>
    <message>
        <source>Nothing here starts this machine&apos;s daemon</source>
        <translation>Rien ici ne démarre le démon de cette machine</translation>
    </message>
    <message>
        <source>There is neither systemd nor %1.</source>
        <extracomment>systemd: a program that starts services; %1: another one</extracomment>
        <translation>Il n’y a ni systemd ni %1.</translation>
    </message>
    <message>
        <source>As the user cpushare, have it run: cpushared --system</source>
        <extracomment>what follows the last colon is a command and stays</extracomment>
        <translation>En tant qu’utilisateur cpushare, faites tourner : cpushared --system</translation>
    </message>
    <message>
        <source>Only root may here: there is no systemd, which lets members of a group do it.</source>
        <translation>Ici, seul root le peut : il n’y a pas de systemd, qui le permet aux membres d’un groupe.</translation>
    </message>
    <message>
        <source>Run: sudo service cpushare %1</source>
        <extracomment>%1: start or stop; all of it but the first word is a command and stays</extracomment>
        <translation>Exécutez : sudo service cpushare %1</translation>
    </message>
    <message>
        <source>No service manager runs this machine&apos;s daemon</source>
        <translation>Aucun gestionnaire de services ne fait tourner le démon de cette machine</translation>
    </message>
    <message>
        <source>It is process %1, and another user&apos;s.</source>
        <extracomment>%1: the number of a process</extracomment>
        <translation>C’est le processus %1, d’un autre utilisateur.</translation>
    </message>
    <message>
        <source>End it as root: kill %1</source>
        <extracomment>%1: the number of a process; kill and the number is a command and stays</extracomment>
        <translation>Arrêtez-le en tant que root : kill %1</translation>
    </message>
    <message>
        <source>not a plain file</source>
        <extracomment>behind the name of a file</extracomment>
        <translation>pas un fichier ordinaire</translation>
    </message>
    <message>
        <source>longer than %1 bytes</source>
        <extracomment>behind the name of a file; %1: a number</extracomment>
        <translation>plus long que %1 octets</translation>
    </message>
</context>
<context>
    <name>Donate</name>
    <message>
        <source>Benefi&amp;ciary:</source>
        <translation>&amp;Bénéficiaire&#xa0;:</translation>
    </message>
    <message>
        <source>Beneficiaries that the market lists</source>
        <translation>Bénéficiaires proposés par la place de marché</translation>
    </message>
    <message>
        <source>What your cores earn is theirs. It costs you electricity only.</source>
        <translation>Les gains de vos cœurs leur reviennent. Vous ne payez que l’électricité.</translation>
    </message>
</context>
<context>
    <name>Earn</name>
    <message>
        <source>Your account</source>
        <translation>Votre compte</translation>
    </message>
    <message>
        <source>Waiting for the market or the keyring</source>
        <translation>En attente de la place de marché ou du trousseau de clés</translation>
    </message>
    <message>
        <source>&amp;Ask at least:</source>
        <translation>Demander &amp;au moins&#xa0;:</translation>
    </message>
    <message>
        <source> CPUCoins per core-hour</source>
        <translation> CPUCoins par heure-cœur</translation>
    </message>
    <message>
        <source>Least price, in CPUCoins per core-hour</source>
        <translation>Prix minimal, en CPUCoins par heure-cœur</translation>
    </message>
    <message>
        <source>You stopped waiting for the keyring. Nothing else was changed.</source>
        <translation>Vous n’attendez plus le trousseau de clés. Rien d’autre n’a changé.</translation>
    </message>
    <message>
        <source>What to do: unlock it and try again, or keep the key in a file that only you can read.</source>
        <translation>Que faire&#xa0;: déverrouillez-le et réessayez, ou conservez la clé dans un fichier que vous seul pouvez lire.</translation>
    </message>
    <message>
        <source>Waiting for the market and your keyring. Your desktop may have opened a window that asks for a password; look for it.</source>
        <translation>En attente de la place de marché et de votre trousseau de clés. Votre bureau a peut-être ouvert une fenêtre qui demande un mot de passe&#xa0;; cherchez-la.</translation>
    </message>
    <message>
        <source>You earn CPUCoins, with which you can have computations done. An account has no name and no password: a key on this computer opens it.</source>
        <translation>Vous gagnez des CPUCoins, avec lesquels vous pouvez faire effectuer des calculs. Un compte n’a ni nom ni mot de passe&#xa0;: une clé sur cet ordinateur l’ouvre.</translation>
    </message>
    <message>
        <source>Find a market first.</source>
        <translation>Trouvez d’abord une place de marché.</translation>
    </message>
    <message>
        <source>The recovery file brings your account back if this computer is lost. Whoever has it has your CPUCoins: keep it in a safe place.</source>
        <translation>Le fichier de récupération vous rend votre compte si vous perdez cet ordinateur. Qui le possède a vos CPUCoins&#xa0;: gardez-le en lieu sûr.</translation>
    </message>
    <message>
        <source>Saved. Take the file to a safe place off this computer:</source>
        <translation>Enregistré. Mettez ce fichier en lieu sûr, hors de cet ordinateur&#xa0;:</translation>
    </message>
</context>
<context>
    <name>EarnButtons</name>
    <message>
        <source>Ma&amp;ke my account</source>
        <translation>Créer mon compt&amp;e</translation>
    </message>
    <message>
        <source>&amp;Stop waiting</source>
        <translation>&amp;Ne plus attendre</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Réessa&amp;yer</translation>
    </message>
    <message>
        <source>Keep &amp;it in a file</source>
        <translation>Conser&amp;ver dans un fichier</translation>
    </message>
    <message>
        <source>&amp;Save recovery file…</source>
        <translation>Enregistrer le fic&amp;hier de récupération…</translation>
    </message>
    <message>
        <source>I have a &amp;recovery file…</source>
        <translation>&amp;J’ai un fichier de récupération…</translation>
    </message>
</context>
<context>
    <name>EarningsPage</name>
    <message>
        <source>Reading the history…</source>
        <translation>Lecture de l’historique…</translation>
    </message>
    <message>
        <source>today</source>
        <comment>earned</comment>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>in 7 days</source>
        <comment>earned</comment>
        <translation>en 7&#xa0;jours</translation>
    </message>
    <message>
        <source>in 30 days</source>
        <comment>earned</comment>
        <translation>en 30&#xa0;jours</translation>
    </message>
    <message>
        <source>in all</source>
        <comment>earned</comment>
        <translation>au total</translation>
    </message>
    <message>
        <source>CPUCoins a day, by beneficiary</source>
        <translation>CPUCoins par jour et par bénéficiaire</translation>
    </message>
    <message>
        <source>E&amp;xport as CSV…</source>
        <translation>E&amp;xporter en CSV…</translation>
    </message>
    <message>
        <source>Earnings</source>
        <translation>Gains</translation>
    </message>
    <message>
        <source>No CPUCoins yet: the first ones come some minutes after the first job.</source>
        <translation>Pas encore de CPUCoins&#xa0;: les premiers arrivent quelques minutes après la première tâche.</translation>
    </message>
    <message>
        <source>%1 CPUCoins are computed and await confirmation.</source>
        <translation>CPUCoins calculés et en attente de confirmation&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Point at a day to read its numbers.</source>
        <translation>Pointez un jour pour en lire les chiffres.</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Exporter en CSV</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Écriture…</translation>
    </message>
</context>
<context>
    <name>EarningsWords</name>
    <message>
        <source>others</source>
        <comment>beneficiaries</comment>
        <translation>autres</translation>
    </message>
    <message>
        <source>nobody named</source>
        <comment>a beneficiary without a name</comment>
        <translation>sans nom</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>%1: beneficiary, %2: CPUCoins</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: no CPUCoins</source>
        <comment>%1: date</comment>
        <translation>%1&#xa0;: aucun CPUCoin</translation>
    </message>
    <message>
        <source>%1: %2 CPUCoins</source>
        <comment>%1: date, %2: amount</comment>
        <translation>%1&#xa0;: %2&#xa0;CPUCoins</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>%1: CPUCoins, %2: beneficiary</comment>
        <translation>%1 pour %2</translation>
    </message>
    <message>
        <source>No CPUCoins in the last 30 days</source>
        <translation>Aucun CPUCoin ces 30&#xa0;derniers jours</translation>
    </message>
    <message>
        <source>Bars from %1 to %2, the highest %3 CPUCoins. The arrow keys walk through the days.</source>
        <translation>Barres du %1 au %2, la plus haute à %3&#xa0;CPUCoins. Les flèches parcourent les jours.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) written to %1</source>
        <comment>%1: file name</comment>
        <translation>
            <numerusform>%n&#xa0;ligne écrite dans %1</numerusform>
            <numerusform>%n&#xa0;lignes écrites dans %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>What was seen</source>
        <translation>Ce qui a été constaté</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy what to do</source>
        <translation>Copier la marche à suivre</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>FinishPage</name>
    <message>
        <source>That is all</source>
        <translation>C’est tout</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>À faire</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Ce qui s’est mal passé</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Réessa&amp;yer</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Until the first result</source>
        <translation>Jusqu’au premier résultat</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>Show &amp;me: compute now, while this window is open</source>
        <translation>Calculer dès &amp;maintenant pour voir, tant que cette fenêtre est ouverte</translation>
    </message>
    <message>
        <source>When you close this window, computing pauses while you use the computer.</source>
        <translation>Une fois cette fenêtre fermée, le calcul se met en pause quand vous utilisez l’ordinateur.</translation>
    </message>
    <message>
        <source>Show &amp;window</source>
        <translation>Afficher la fe&amp;nêtre</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>En calcul</translation>
    </message>
    <message>
        <source>Earned</source>
        <translation>Gagné</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
</context>
<context>
    <name>FinishWords</name>
    <message numerus="yes">
        <source>Sell order for %n core(s)</source>
        <translation>
            <numerusform>Ordre de vente pour %n&#xa0;cœur</numerusform>
            <numerusform>Ordre de vente pour %n&#xa0;cœurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Your rules</source>
        <translation>Vos règles</translation>
    </message>
    <message>
        <source>Start when you log in</source>
        <translation>Démarrage à l’ouverture de session</translation>
    </message>
    <message>
        <source>No start when you log in</source>
        <translation>Pas de démarrage à l’ouverture de session</translation>
    </message>
    <message>
        <source>Computing in the background</source>
        <translation>Calcul en arrière-plan</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Your first result is confirmed: %1 CPUCoins. Thank you!</source>
        <translation>Votre premier résultat est confirmé&#xa0;: %1&#xa0;CPUCoins. Merci&#xa0;!</translation>
    </message>
    <message>
        <source>Waiting for the cores.</source>
        <translation>En attente des cœurs.</translation>
    </message>
    <message>
        <source>a job</source>
        <translation>une tâche</translation>
    </message>
    <message>
        <source>%1 computes its first job: %2</source>
        <comment>%1: cpu0</comment>
        <translation>%1 calcule sa première tâche&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 gets its first job from %2.</source>
        <comment>%1: cpu0, %2: a market</comment>
        <translation>%1 reçoit sa première tâche de %2.</translation>
    </message>
    <message>
        <source>%1 has asked %2 for work. It begins as soon as there is some.</source>
        <translation>%1 a demandé du travail à %2. Le calcul commence dès qu’il y en a.</translation>
    </message>
    <message numerus="yes">
        <source>It begins when you leave the computer alone for %n minute(s).</source>
        <translation>
            <numerusform>Le calcul commencera après %n&#xa0;minute d’inactivité.</numerusform>
            <numerusform>Le calcul commencera après %n&#xa0;minutes d’inactivité.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FitPage</name>
    <message>
        <source>Is this computer fit?</source>
        <translation>Cet ordinateur convient-il&#xa0;?</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>The check is running</source>
        <translation>Vérification en cours</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Vérifier à nouveau</translation>
    </message>
    <message>
        <source>The check has to succeed first.</source>
        <translation>La vérification doit d’abord réussir.</translation>
    </message>
    <message>
        <source>Without the needed locks nothing is computed here.</source>
        <translation>Sans les verrous nécessaires, rien n’est calculé ici.</translation>
    </message>
    <message>
        <source>We ask the kernel how well it can lock a program in…</source>
        <translation>Nous demandons au noyau s’il sait bien confiner un programme…</translation>
    </message>
    <message>
        <source>Your cores will compute for people whom you do not know. Their programs run locked in: they can compute, and nothing else.</source>
        <translation>Vos cœurs calculeront pour des gens que vous ne connaissez pas. Leurs programmes sont confinés&#xa0;: ils peuvent calculer, et rien d’autre.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Convient</translation>
    </message>
    <message>
        <source>Not fit</source>
        <translation>Ne convient pas</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>The check itself failed.</source>
        <translation>La vérification elle-même a échoué.</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Nécessaire</translation>
    </message>
    <message>
        <source>Used where it is there</source>
        <translation>Utilisé si présent</translation>
    </message>
</context>
<context>
    <name>FitWords</name>
    <message>
        <source>This computer cannot lock strangers&apos; programs in.</source>
        <translation>Cet ordinateur ne peut pas confiner les programmes d’inconnus.</translation>
    </message>
    <message>
        <source>We locked a process down and asked it for a file: the kernel killed it.</source>
        <translation>Un processus confiné a tenté d’ouvrir un fichier&#xa0;: le noyau l’a tué.</translation>
    </message>
    <message>
        <source>So no job will be run here; all the rest of CPUShare can be used. What is missing is marked below, with what to do about it.</source>
        <translation>Aucune tâche ne sera donc exécutée ici&#xa0;; tout le reste de CPUShare est utilisable. Ce qui manque est signalé ci-dessous, avec la marche à suivre.</translation>
    </message>
    <message>
        <source>So jobs can compute here and do nothing else. Linux %1 on %2.</source>
        <comment>kernel, distribution</comment>
        <translation>Les tâches peuvent donc calculer ici, et rien d’autre. Linux&#xa0;%1 sur %2.</translation>
    </message>
    <message>
        <source>A processor that we know</source>
        <translation>Un processeur connu</translation>
    </message>
    <message>
        <source>No way back to more rights</source>
        <translation>Aucun retour à plus de droits</translation>
    </message>
    <message>
        <source>System calls can be forbidden</source>
        <translation>Appels système interdits au besoin</translation>
    </message>
    <message>
        <source>Who breaks the rule is killed</source>
        <translation>Qui enfreint les règles est tué</translation>
    </message>
    <message>
        <source>Tried out on this computer</source>
        <translation>Essayé sur cet ordinateur</translation>
    </message>
    <message>
        <source>Files out of reach</source>
        <translation>Fichiers hors d’atteinte</translation>
    </message>
    <message>
        <source>A small world of its own</source>
        <translation>Un petit monde à part</translation>
    </message>
    <message>
        <source>Memory is written or run, never both</source>
        <translation>Mémoire écrite ou exécutée, jamais les deux</translation>
    </message>
    <message>
        <source>One limit for all jobs together</source>
        <translation>Une limite pour toutes les tâches ensemble</translation>
    </message>
    <message>
        <source>Our lists of what a job may ask the kernel for are made for it.</source>
        <translation>Nos listes de ce qu’une tâche peut demander au noyau sont faites pour lui.</translation>
    </message>
    <message>
        <source>A job that has given up its rights cannot get any of them back.</source>
        <translation>Une tâche qui a renoncé à ses droits ne peut en récupérer aucun.</translation>
    </message>
    <message>
        <source>The kernel refuses a job all but computing: no files, no network (seccomp).</source>
        <translation>Le noyau refuse tout à une tâche, sauf calculer&#xa0;: ni fichiers, ni réseau (seccomp).</translation>
    </message>
    <message>
        <source>A job that asks for something forbidden ends at once, as a whole.</source>
        <translation>Une tâche qui demande quelque chose d’interdit est aussitôt arrêtée, tout entière.</translation>
    </message>
    <message>
        <source>A process is locked down and asks for a file: the kernel has to kill it.</source>
        <translation>Un processus confiné demande un fichier&#xa0;: le noyau doit le tuer.</translation>
    </message>
    <message>
        <source>A second lock before your files, should the first one fail (Landlock).</source>
        <translation>Un second verrou devant vos fichiers, si le premier cédait (Landlock).</translation>
    </message>
    <message>
        <source>A job sees no network and no other programs (user namespaces).</source>
        <translation>Une tâche ne voit ni le réseau ni les autres programmes (espaces de noms).</translation>
    </message>
    <message>
        <source>Makes it harder for an attacker to slip code in (MDWE).</source>
        <translation>Il est plus difficile pour un attaquant d’injecter du code (MDWE).</translation>
    </message>
    <message>
        <source>The system service can limit what all jobs take together (cgroup 2).</source>
        <translation>Le service système peut limiter ce que prennent toutes les tâches ensemble (cgroup&#xa0;2).</translation>
    </message>
    <message>
        <source>The lock held</source>
        <translation>Le verrou a tenu</translation>
    </message>
    <message>
        <source>The lock failed</source>
        <translation>Le verrou a cédé</translation>
    </message>
    <message>
        <source>There</source>
        <comment>a feature of the kernel is there</comment>
        <translation>Présent</translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>whether a feature of the kernel is there</comment>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>a feature of the kernel that is needed</comment>
        <translation>Manquant</translation>
    </message>
    <message>
        <source>Not there</source>
        <comment>a feature of the kernel that is only useful</comment>
        <translation>Absent</translation>
    </message>
</context>
<context>
    <name>FolderButton</name>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
</context>
<context>
    <name>FullScreenBox</name>
    <message>
        <source>Rest while a window &amp;fills the screen</source>
        <translation>S’interrompre quand une fenêtre est en plei&amp;n écran</translation>
    </message>
    <message>
        <source>Rests while a window fills the screen</source>
        <translation>S’interrompt quand une fenêtre est en plein écran</translation>
    </message>
    <message>
        <source>Computes while a window fills the screen</source>
        <translation>Calcule même quand une fenêtre est en plein écran</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>&amp;Démarrer à l’ouverture de session</translation>
    </message>
    <message>
        <source>List CPUShare among my &amp;programs, and open .cpu files with it</source>
        <translation>Afficher CPUShare parmi mes &amp;programmes et ouvrir les fichiers .cpu avec lui</translation>
    </message>
    <message>
        <source>&amp;Tell me about the first coin, and when something needs me</source>
        <translation>M’annoncer le &amp;premier CPUCoin et ce qui requiert mon attention</translation>
    </message>
    <message>
        <source>Say &amp;what is missing where the desktop shows no icons</source>
        <translation>Dire ce qui &amp;manque si le bureau n’affiche pas d’icônes</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Celle du bureau</translation>
    </message>
    <message>
        <source>Ask what becomes of the computing</source>
        <translation>Demander que faire du calcul</translation>
    </message>
    <message>
        <source>Keep computing in the background</source>
        <translation>Continuer le calcul en arrière-plan</translation>
    </message>
    <message>
        <source>Stop computing</source>
        <translation>Arrêter le calcul</translation>
    </message>
    <message>
        <source>Run the wi&amp;zard again…</source>
        <translation>Rela&amp;ncer l’assistant…</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Langue&#xa0;:</translation>
    </message>
    <message>
        <source>When I &amp;quit:</source>
        <translation>En &amp;quittant&#xa0;:</translation>
    </message>
    <message>
        <source>Pause &amp;key:</source>
        <translation>&amp;Touche de pause&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Market offered first:</source>
        <translation>Marché prop&amp;osé en premier&#xa0;:</translation>
    </message>
    <message>
        <source>Sell orders:</source>
        <translation>Ordres de vente&#xa0;:</translation>
    </message>
    <message>
        <source>sell orders</source>
        <translation>ordres de vente</translation>
    </message>
    <message>
        <source>Settings:</source>
        <translation>Réglages&#xa0;:</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>réglages</translation>
    </message>
    <message>
        <source>Log:</source>
        <translation>Journal&#xa0;:</translation>
    </message>
    <message>
        <source>log</source>
        <translation>journal</translation>
    </message>
    <message>
        <source>CPUShare starts when you log in</source>
        <translation>CPUShare démarre à l’ouverture de session</translation>
    </message>
    <message>
        <source>CPUShare does not start when you log in</source>
        <translation>CPUShare ne démarre pas à l’ouverture de session</translation>
    </message>
    <message>
        <source>CPUShare is among your programs</source>
        <translation>CPUShare est parmi vos programmes</translation>
    </message>
    <message>
        <source>CPUShare is no longer among your programs</source>
        <translation>CPUShare n’est plus parmi vos programmes</translation>
    </message>
    <message>
        <source>Notifications are on</source>
        <translation>Les notifications sont activées</translation>
    </message>
    <message>
        <source>Notifications are off</source>
        <translation>Les notifications sont désactivées</translation>
    </message>
    <message>
        <source>The hint is on</source>
        <translation>L’indication est activée</translation>
    </message>
    <message>
        <source>The hint is off</source>
        <translation>L’indication est désactivée</translation>
    </message>
    <message>
        <source>Language: %1. Windows that you open from now on have it.</source>
        <translation>Langue&#xa0;: %1. Elle vaut pour les fenêtres ouvertes à partir de maintenant.</translation>
    </message>
    <message>
        <source>When you quit: %1</source>
        <translation>En quittant&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>HeatBox</name>
    <message>
        <source>Rest when the processor gets &amp;hot</source>
        <translation>S’interrompre quand le processeur est trop chau&amp;d</translation>
    </message>
    <message>
        <source>Rest above, °C</source>
        <translation>S’interrompre au-dessus de, °C</translation>
    </message>
    <message>
        <source>Go on below, °C</source>
        <translation>Reprendre en dessous de, °C</translation>
    </message>
    <message>
        <source>Rest above %1 °C, go on below %2 °C</source>
        <comment>%1, %2: number fields</comment>
        <translation>S’interrompre au-dessus de %1&#xa0;°C, reprendre en dessous de %2&#xa0;°C</translation>
    </message>
    <message>
        <source>Rests when the processor is hot</source>
        <translation>S’interrompt quand le processeur est trop chaud</translation>
    </message>
    <message>
        <source>Computes however hot the processor is</source>
        <translation>Calcule quelle que soit la température du processeur</translation>
    </message>
    <message>
        <source>Rests above %1 °C, goes on below %2 °C</source>
        <translation>S’interrompt au-dessus de %1&#xa0;°C, reprend en dessous de %2&#xa0;°C</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Whom do you help?</source>
        <translation>Qui aider&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Go on as now</source>
        <translation>&amp;Continuer ainsi</translation>
    </message>
    <message>
        <source>&amp;Donate to somebody whom a market lists</source>
        <translation>&amp;Donner à un bénéficiaire proposé par une place de marché</translation>
    </message>
    <message>
        <source>Use a .cpu &amp;file that somebody gave me</source>
        <translation>Utiliser un f&amp;ichier .cpu que l’on m’a donné</translation>
    </message>
    <message>
        <source>&amp;Earn CPUCoins for myself</source>
        <translation>&amp;Gagner des CPUCoins pour moi</translation>
    </message>
    <message>
        <source>Next makes your account.</source>
        <translation>«&#xa0;Suivant&#xa0;» crée votre compte.</translation>
    </message>
    <message>
        <source>Give a sell order first.</source>
        <translation>Fournissez d’abord un ordre de vente.</translation>
    </message>
    <message>
        <source>Looking for what there is.</source>
        <translation>Recherche en cours.</translation>
    </message>
    <message>
        <source>Waiting for your account.</source>
        <translation>En attente de votre compte.</translation>
    </message>
    <message>
        <source>Asking the market.</source>
        <translation>Interrogation de la place de marché.</translation>
    </message>
    <message>
        <source>Find a market, or use a .cpu file.</source>
        <translation>Trouvez une place de marché ou utilisez un fichier .cpu.</translation>
    </message>
    <message>
        <source>Choose another way, or another market.</source>
        <translation>Choisissez une autre voie ou une autre place de marché.</translation>
    </message>
</context>
<context>
    <name>HelpWords</name>
    <message>
        <source>For: %1</source>
        <comment>%1: a beneficiary</comment>
        <translation>Pour&#xa0;: %1</translation>
    </message>
    <message>
        <source>At the market: %1</source>
        <comment>%1: its address</comment>
        <translation>Sur la place de marché&#xa0;: %1</translation>
    </message>
    <message>
        <source>Price: none, all is given</source>
        <translation>Prix&#xa0;: aucun, tout est donné</translation>
    </message>
    <message>
        <source>Price: at least %1 CPUCoins per core-hour</source>
        <translation>Prix&#xa0;: au moins %1&#xa0;CPUCoins par heure-cœur</translation>
    </message>
    <message>
        <source>&amp;Go on as now, for %1</source>
        <translation>&amp;Continuer ainsi, pour %1</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Go on as now, for %n beneficiaries</source>
        <translation>
            <numerusform>&amp;Continuer ainsi, pour %n&#xa0;bénéficiaire</numerusform>
            <numerusform>&amp;Continuer ainsi, pour %n&#xa0;bénéficiaires</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 answers, but lists nobody to donate to. Earn for yourself there, use a .cpu file, or try another market.</source>
        <translation>%1 répond, mais ne propose personne à qui donner. Gagnez-y pour vous, utilisez un fichier .cpu ou essayez une autre place de marché.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <comment>%1: name of a market</comment>
        <translation>%1 répond.</translation>
    </message>
    <message>
        <source>Your account: %1</source>
        <translation>Votre compte&#xa0;: %1</translation>
    </message>
    <message>
        <source>Whoever runs the market has to approve of it before it earns.</source>
        <translation>La personne qui tient le marché doit l’approuver avant qu’il ne gagne.</translation>
    </message>
    <message>
        <source>Its key is in your keyring.</source>
        <translation>Sa clé est dans votre trousseau de clés.</translation>
    </message>
    <message>
        <source>Its key is in a file that only you can read, not in a keyring.</source>
        <translation>Sa clé est dans un fichier que vous seul pouvez lire, et non dans un trousseau de clés.</translation>
    </message>
    <message>
        <source>The reason: %1.</source>
        <translation>La raison&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>HintBar</name>
    <message>
        <source>This desktop shows no icons in its panel. On GNOME the extension AppIndicator brings them (Debian and Ubuntu: the package gnome-shell-extension-appindicator). Without it, start CPUShare again to see this window.</source>
        <translation>Ce bureau n’affiche pas d’icônes dans son tableau de bord. Sous GNOME, l’extension AppIndicator les apporte (Debian et Ubuntu&#xa0;: le paquet gnome-shell-extension-appindicator). Sans elle, relancez CPUShare pour voir cette fenêtre.</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Indication</translation>
    </message>
    <message>
        <source>&amp;Do not show this again</source>
        <translation>&amp;Ne plus afficher</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>computation, beneficiary, outcome, cpu3 …</source>
        <translation>calcul, bénéficiaire, résultat, cpu3…</translation>
    </message>
    <message>
        <source>Sea&amp;rch:</source>
        <translation>Re&amp;cherche&#xa0;:</translation>
    </message>
    <message>
        <source>Finished jobs</source>
        <translation>Tâches terminées</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Lecture de l’historique…</translation>
    </message>
    <message>
        <source>Nothing found. Fewer words find more.</source>
        <translation>Aucun résultat. Moins de mots en trouvent plus.</translation>
    </message>
    <message>
        <source>Nothing yet: a job appears here when it has ended.</source>
        <translation>Rien pour l’instant&#xa0;: une tâche apparaît ici quand elle est terminée.</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>When</source>
        <comment>a table&apos;s column</comment>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Computation</source>
        <comment>a table&apos;s column</comment>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>For</source>
        <comment>a table&apos;s column: whom a job helped</comment>
        <translation>Pour</translation>
    </message>
    <message>
        <source>Core</source>
        <comment>a table&apos;s column</comment>
        <translation>Cœur</translation>
    </message>
    <message>
        <source>Outcome</source>
        <comment>a table&apos;s column</comment>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>CPU time</source>
        <comment>a table&apos;s column</comment>
        <translation>Temps CPU</translation>
    </message>
    <message>
        <source>CPUCoins</source>
        <comment>a table&apos;s column</comment>
        <translation>CPUCoins</translation>
    </message>
    <message>
        <source>confirmed and paid</source>
        <translation>confirmée et payée</translation>
    </message>
    <message>
        <source>other machines disagreed</source>
        <translation>désaccord avec d’autres machines</translation>
    </message>
    <message>
        <source>the job itself fails: %1</source>
        <translation>la tâche elle-même échoue&#xa0;: %1</translation>
    </message>
    <message>
        <source>too late, settled without it</source>
        <translation>trop tard, réglé sans elle</translation>
    </message>
    <message>
        <source>awaits confirmation</source>
        <translation>en attente de confirmation</translation>
    </message>
    <message>
        <source>given back undone</source>
        <translation>rendue sans être faite</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>it reported an error</source>
        <translation>elle a signalé une erreur</translation>
    </message>
    <message>
        <source>it crashed</source>
        <translation>elle a planté</translation>
    </message>
    <message>
        <source>it took too long</source>
        <translation>elle a duré trop longtemps</translation>
    </message>
    <message>
        <source>it wanted too much memory</source>
        <translation>elle voulait trop de mémoire</translation>
    </message>
    <message>
        <source>it wrote too much</source>
        <translation>elle a trop écrit</translation>
    </message>
    <message>
        <source>it tried what is forbidden, and was stopped</source>
        <translation>elle a tenté une action interdite et a été arrêtée</translation>
    </message>
    <message>
        <source>it is no module that runs here</source>
        <translation>ce n’est pas un module exécutable ici</translation>
    </message>
    <message>
        <source>its process crashed</source>
        <translation>son processus a planté</translation>
    </message>
    <message>
        <source>stopped here</source>
        <translation>arrêtée ici</translation>
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
        <translation>Heures de la semaine où il calcule</translation>
    </message>
</context>
<context>
    <name>HourWords</name>
    <message>
        <source>%1 %2 to %3, computes</source>
        <comment>%1: weekday, %2 and %3: hours</comment>
        <translation>%1 de %2&#xa0;h à %3&#xa0;h, calcul</translation>
    </message>
    <message>
        <source>%1 %2 to %3, rests</source>
        <comment>%1: weekday, %2 and %3: hours</comment>
        <translation>%1 de %2&#xa0;h à %3&#xa0;h, interruption</translation>
    </message>
    <message>
        <source>Never: no hour is chosen.</source>
        <translation>Jamais&#xa0;: aucune heure n’est choisie.</translation>
    </message>
    <message>
        <source>At every hour of the week.</source>
        <translation>À toute heure de la semaine.</translation>
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
        <translation>%1 et %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>weekdays</comment>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>toute la journée</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>hours: 18–8</comment>
        <translation>de %1&#xa0;h à %2&#xa0;h</translation>
    </message>
    <message>
        <source> and </source>
        <comment>between hours of one day</comment>
        <translation> et </translation>
    </message>
</context>
<context>
    <name>LastPicture</name>
    <message>
        <source>Picture of the last result</source>
        <translation>Image du dernier résultat</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Aucune pour l’instant</translation>
    </message>
    <message>
        <source>Last result</source>
        <translation>Dernier résultat</translation>
    </message>
    <message>
        <source>%1 by %2 pixels</source>
        <comment>a picture&apos;s size</comment>
        <translation>%1 sur %2&#xa0;pixels</translation>
    </message>
    <message>
        <source>A job without a name</source>
        <translation>Une tâche sans nom</translation>
    </message>
    <message>
        <source>%1, computed on %2 at %3</source>
        <comment>%1: computation, %2: cpu3, %3: time</comment>
        <translation>%1, calculé sur %2 (%3)</translation>
    </message>
    <message>
        <source>%1, computed for %2 on %3 at %4</source>
        <comment>%1: computation, %3: cpu3, %4: time</comment>
        <translation>%1, calculé pour %2 sur %3 (%4)</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>It takes too long.</source>
        <translation>Cela prend trop de temps.</translation>
    </message>
    <message>
        <source>Quit CPUShare</source>
        <translation>Quitter CPUShare</translation>
    </message>
    <message>
        <source>Keep computing in the background?</source>
        <translation>Continuer le calcul en arrière-plan&#xa0;?</translation>
    </message>
    <message>
        <source>The icon goes away either way. In the background, computing keeps to your rules; start CPUShare again to see it.</source>
        <translation>L’icône disparaît dans les deux cas. En arrière-plan, le calcul respecte vos règles&#xa0;; relancez CPUShare pour le voir.</translation>
    </message>
    <message>
        <source>The icon goes away either way. Computing is paused, and stays paused as long as you chose; start CPUShare again to see it.</source>
        <translation>L’icône disparaît dans les deux cas. Le calcul est en pause et le reste aussi longtemps que vous l’avez choisi&#xa0;; relancez CPUShare pour le voir.</translation>
    </message>
    <message>
        <source>&amp;Keep computing</source>
        <translation>&amp;Continuer le calcul</translation>
    </message>
    <message>
        <source>&amp;Stop computing</source>
        <translation>Arrêter le ca&amp;lcul</translation>
    </message>
    <message>
        <source>&amp;Remember my answer</source>
        <translation>&amp;Mémoriser ma réponse</translation>
    </message>
    <message>
        <source>The icon goes away either way. Only the icon notices that you use the computer: in the background, computing goes on while you do. Your other rules hold; start CPUShare again to see it.</source>
        <translation>L’icône disparaît dans les deux cas. Elle seule remarque que vous utilisez l’ordinateur&#xa0;: en arrière-plan, le calcul continue pendant ce temps. Vos autres règles restent valables&#xa0;; relancez CPUShare pour le voir.</translation>
    </message>
    <message>
        <source>All users of this computer share it: stopped, it is stopped for everybody.</source>
        <translation>Tous les utilisateurs de cet ordinateur le partagent : arrêté, il l’est pour tout le monde.</translation>
    </message>
    <message>
        <source>Its process does not end, not even by force.</source>
        <translation>Son processus ne se termine pas, même par la force.</translation>
    </message>
    <message>
        <source>The computing could not be stopped.</source>
        <translation>Impossible d’arrêter le calcul.</translation>
    </message>
    <message>
        <source>&amp;Quit all the same</source>
        <translation>&amp;Quitter quand même</translation>
    </message>
    <message>
        <source>S&amp;tay</source>
        <translation>&amp;Rester</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>A link</source>
        <translation>Un lien</translation>
    </message>
    <message>
        <source>Opens %1 in the browser</source>
        <translation>Ouvre %1 dans le navigateur</translation>
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
        <translation>Pages</translation>
    </message>
    <message>
        <source>&amp;Now</source>
        <translation>&amp;Maintenant</translation>
    </message>
    <message>
        <source>&amp;Earnings</source>
        <translation>&amp;Gains</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Historique</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>À pr&amp;opos</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Réglage&amp;s…</translation>
    </message>
</context>
<context>
    <name>MarketField</name>
    <message>
        <source>Whichever the wizard finds</source>
        <translation>Celui que trouve l’assistant</translation>
    </message>
    <message>
        <source>Address of the market offered first</source>
        <translation>Adresse de la place de marché proposée en premier</translation>
    </message>
    <message>
        <source>The market offered first: %1</source>
        <translation>Place de marché proposée en premier&#xa0;: %1</translation>
    </message>
    <message>
        <source>No market is offered before others</source>
        <translation>Aucune place de marché n’est proposée avant les autres</translation>
    </message>
    <message>
        <source>&amp;Market:</source>
        <translation>&amp;Marché&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>C&amp;onsulter</translation>
    </message>
    <message>
        <source>Look what this market offers</source>
        <translation>Voir ce que propose cette place de marché</translation>
    </message>
    <message>
        <source>Asking the market</source>
        <translation>Interrogation de la place de marché</translation>
    </message>
    <message>
        <source>Nothing asked yet</source>
        <translation>Rien de demandé pour l’instant</translation>
    </message>
    <message>
        <source>No market is known on this computer yet. Type the address of one that you were told, or use a .cpu file.</source>
        <translation>Aucune place de marché n’est encore connue sur cet ordinateur. Saisissez l’adresse que l’on vous a indiquée, ou utilisez un fichier .cpu.</translation>
    </message>
    <message>
        <source>It cannot be used</source>
        <translation>Inutilisable</translation>
    </message>
    <message>
        <source>Type the address of a market first.</source>
        <translation>Saisissez d’abord l’adresse d’une place de marché.</translation>
    </message>
    <message>
        <source>Asking the market…</source>
        <translation>Interrogation de la place de marché…</translation>
    </message>
    <message>
        <source>It answers</source>
        <translation>Répond</translation>
    </message>
</context>
<context>
    <name>MenuWords</name>
    <message>
        <source>Pause for 15 &amp;minutes</source>
        <translation>Mettre en pause 15&#xa0;&amp;minutes</translation>
    </message>
    <message>
        <source>Pause for 1 &amp;hour</source>
        <translation>Mettre en pause 1&#xa0;&amp;heure</translation>
    </message>
    <message>
        <source>Pause until &amp;8:00</source>
        <translation>Mettre en pause jusqu’à &amp;8&#xa0;h</translation>
    </message>
    <message>
        <source>Pause until &amp;tomorrow 8:00</source>
        <translation>Mettre en pause jusqu’à &amp;demain 8&#xa0;h</translation>
    </message>
    <message>
        <source>&amp;Pause until I resume</source>
        <translation>Mettre en &amp;pause jusqu’à ce que je reprenne</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Resume (%n min left)</source>
        <translation>
            <numerusform>&amp;Reprendre (encore %n&#xa0;min)</numerusform>
            <numerusform>&amp;Reprendre (encore %n&#xa0;min)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Resume (%1 h %2 min left)</source>
        <comment>hours, minutes</comment>
        <translation>&amp;Reprendre (encore %1&#xa0;h %2&#xa0;min)</translation>
    </message>
    <message>
        <source>Start &amp;computing</source>
        <translation>&amp;Démarrer le calcul</translation>
    </message>
    <message>
        <source>Show &amp;window</source>
        <translation>Afficher la &amp;fenêtre</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Réglage&amp;s…</translation>
    </message>
    <message>
        <source>Run the wi&amp;zard again…</source>
        <translation>Relancer l’&amp;assistant…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
</context>
<context>
    <name>NewsWords</name>
    <message>
        <source>Your first CPUCoins</source>
        <translation>Vos premiers CPUCoins</translation>
    </message>
    <message>
        <source>Your computer has earned its first %1 CPUCoins. Thank you!</source>
        <translation>Votre ordinateur a gagné ses premiers CPUCoins&#xa0;: %1. Merci&#xa0;!</translation>
    </message>
    <message>
        <source>CPUShare needs you</source>
        <translation>CPUShare a besoin de vous</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <comment>%1: a problem</comment>
        <translation>
            <numerusform>%1 (et %n autre)</numerusform>
            <numerusform>%1 (et %n autres)</numerusform>
        </translation>
    </message>
    <message>
        <source>The computing has stopped</source>
        <translation>Le calcul s’est arrêté</translation>
    </message>
    <message>
        <source>It ended though nobody asked it to.</source>
        <translation>Il a pris fin sans que personne l’ait demandé.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>You paused the computing yesterday, and it is still paused.</source>
        <translation>Vous avez mis le calcul en pause hier, et il l’est toujours.</translation>
    </message>
    <message numerus="yes">
        <source>You paused the computing %n day(s) ago, and it is still paused.</source>
        <translation>
            <numerusform>Vous avez mis le calcul en pause il y a %n&#xa0;jour, et il l’est toujours.</numerusform>
            <numerusform>Vous avez mis le calcul en pause il y a %n&#xa0;jours, et il l’est toujours.</numerusform>
        </translation>
    </message>
    <message>
        <source>Still paused</source>
        <translation>Toujours en pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>CPUShare is running without its icon</source>
        <translation>CPUShare fonctionne sans son icône</translation>
    </message>
    <message>
        <source>This desktop shows no icons. Start CPUShare once more to see its window, which says how to get one.</source>
        <translation>Ce bureau n’affiche pas d’icônes. Lancez CPUShare une nouvelle fois pour voir sa fenêtre, qui explique comment en obtenir une.</translation>
    </message>
    <message>
        <source>The pause key %1 does not work</source>
        <comment>%1: keys</comment>
        <translation>La touche de pause %1 ne fonctionne pas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Choose another in the settings.</source>
        <translation>Choisissez-en une autre dans les réglages.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>NowPage</name>
    <message>
        <source>&amp;Open the wizard…</source>
        <translation>Ouvrir l’&amp;assistant…</translation>
    </message>
    <message>
        <source>Switch on in the settings</source>
        <translation>Activer dans les réglages</translation>
    </message>
    <message>
        <source>Opens the settings</source>
        <translation>Ouvre les réglages</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Cœurs</translation>
    </message>
</context>
<context>
    <name>NowWords</name>
    <message>
        <source>Computing</source>
        <comment>a core&apos;s state</comment>
        <translation>En calcul</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>a core&apos;s state</comment>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>a core&apos;s state</comment>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>a core&apos;s state</comment>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Needs you</source>
        <comment>a core&apos;s state</comment>
        <translation>Attention requise</translation>
    </message>
    <message>
        <source>efficiency core</source>
        <translation>cœur économe</translation>
    </message>
    <message>
        <source>A job without a name</source>
        <translation>Une tâche sans nom</translation>
    </message>
    <message>
        <source>%1, for %2</source>
        <comment>%1: computation, %2: beneficiary</comment>
        <translation>%1, pour %2</translation>
    </message>
    <message>
        <source>%1 CPUCoins</source>
        <translation>%1&#xa0;CPUCoins</translation>
    </message>
    <message>
        <source>%1 CPUCoins today</source>
        <translation>%1&#xa0;CPUCoins aujourd’hui</translation>
    </message>
    <message>
        <source>%1 await confirmation</source>
        <comment>%1: CPUCoins</comment>
        <translation>%1 en attente de confirmation</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>encore moins d’une minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>encore environ %n&#xa0;min</numerusform>
            <numerusform>encore environ %n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n h left</source>
        <comment>hours</comment>
        <translation>
            <numerusform>encore environ %n&#xa0;h</numerusform>
            <numerusform>encore environ %n&#xa0;h</numerusform>
        </translation>
    </message>
    <message>
        <source>no forecast</source>
        <translation>durée inconnue</translation>
    </message>
    <message>
        <source>Switched off: %1</source>
        <comment>%1: names of cores</comment>
        <translation>Désactivés&#xa0;: %1</translation>
    </message>
    <message>
        <source>CPUShare is stopped: nothing is computed on this machine until you start it.</source>
        <translation>CPUShare est arrêté&#xa0;: rien n’est calculé sur cette machine tant que vous ne le démarrez pas.</translation>
    </message>
    <message>
        <source>No core has a sell order yet. The wizard helps you to choose whom you help, and with which cores.</source>
        <translation>Aucun cœur n’a encore d’ordre de vente. L’assistant vous aide à choisir qui vous aidez, et avec quels cœurs.</translation>
    </message>
    <message>
        <source>Every core is switched off, so nothing is computed.</source>
        <translation>Tous les cœurs sont désactivés&#xa0;: rien n’est calculé.</translation>
    </message>
    <message>
        <source>Starting takes too long</source>
        <translation>Le démarrage prend trop de temps</translation>
    </message>
    <message>
        <source>Starting failed</source>
        <translation>Le démarrage a échoué</translation>
    </message>
    <message>
        <source>Its log says why: cpushared.log in CPUShare&apos;s state folder.</source>
        <translation>Son journal dit pourquoi&#xa0;: cpushared.log dans le dossier d’état de CPUShare.</translation>
    </message>
</context>
<context>
    <name>Offering</name>
    <message>
        <source>The sell orders cannot be read</source>
        <translation>Les ordres de vente ne peuvent pas être lus</translation>
    </message>
    <message>
        <source>%1 is no sell order</source>
        <comment>%1: a file</comment>
        <translation>%1 n’est pas un ordre de vente</translation>
    </message>
    <message>
        <source>A sell order is a short text that a project or a market gives you. This file may be another program&apos;s: open it with that one.</source>
        <translation>Un ordre de vente est un court texte qu’un projet ou un marché vous donne. Ce fichier est peut-être celui d’un autre programme : ouvrez-le avec lui.</translation>
    </message>
</context>
<context>
    <name>OrderFile</name>
    <message>
        <source>Drop a .cpu file here, paste its text, or choose a file.</source>
        <translation>Déposez un fichier .cpu ici, collez son texte ou choisissez un fichier.</translation>
    </message>
    <message>
        <source>Text of the sell order</source>
        <translation>Texte de l’ordre de vente</translation>
    </message>
    <message>
        <source>Sell &amp;order:</source>
        <translation>O&amp;rdre de vente&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Choose a file…</source>
        <translation>Choisir &amp;un fichier…</translation>
    </message>
    <message>
        <source>Nothing given yet</source>
        <translation>Rien de fourni pour l’instant</translation>
    </message>
    <message>
        <source>What the sell order says</source>
        <translation>Ce que dit l’ordre de vente</translation>
    </message>
    <message>
        <source>Choose a sell order</source>
        <translation>Choisir un ordre de vente</translation>
    </message>
    <message>
        <source>Sell orders (*.cpu *.cpu.off)</source>
        <translation>Ordres de vente (*.cpu *.cpu.off)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Your text</source>
        <comment>name of a sell order that was pasted</comment>
        <translation>Votre texte</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Valable</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Inutilisable</translation>
    </message>
</context>
<context>
    <name>PauseButton</name>
    <message>
        <source>Pause for how long</source>
        <translation>Durée de la pause</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Mettre en &amp;pause</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Démarrage…</translation>
    </message>
</context>
<context>
    <name>PauseShortcut</name>
    <message>
        <source>This is not one key with the keys that are held beside it.</source>
        <translation>Ce n’est pas une seule touche avec les touches maintenues en même temps.</translation>
    </message>
    <message>
        <source>You need this key for writing. Hold Ctrl, Alt or Meta with it.</source>
        <translation>Cette touche vous sert à écrire. Ajoutez-y Ctrl, Alt ou Meta.</translation>
    </message>
    <message>
        <source>Another program has this key already.</source>
        <translation>Un autre programme utilise déjà cette touche.</translation>
    </message>
    <message>
        <source>The desktop does not let us have this key.</source>
        <translation>Le bureau ne nous laisse pas cette touche.</translation>
    </message>
    <message>
        <source>Your keyboard has no such key.</source>
        <translation>Votre clavier n’a pas cette touche.</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Path: %1</source>
        <comment>%1: of the sell orders</comment>
        <translation>Chemin&#xa0;: %1</translation>
    </message>
    <message>
        <source>Copy the path: %1</source>
        <translation>Copier le chemin&#xa0;: %1</translation>
    </message>
    <message>
        <source>Open the folder: %1</source>
        <translation>Ouvrir le dossier&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>PlotView</name>
    <message>
        <source>CPUCoins a day</source>
        <translation>CPUCoins par jour</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date on an axis, as Qt writes them</comment>
        <translation>d MMM</translation>
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
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy this problem&apos;s text</source>
        <translation>Copier le texte de ce problème</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Attention requise</translation>
    </message>
</context>
<context>
    <name>ProblemLine</name>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>files</comment>
        <translation>
            <numerusform>et %n&#xa0;autre</numerusform>
            <numerusform>et %n&#xa0;autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgramsBox</name>
    <message>
        <source>Rest while one of these &amp;programs runs:</source>
        <translation>S’interrompre quand l’un de ces programmes &amp;tourne&#xa0;:</translation>
    </message>
    <message>
        <source>Programs that make the cores rest</source>
        <translation>Programmes qui interrompent les cœurs</translation>
    </message>
    <message>
        <source>Name of a program to add</source>
        <translation>Nom d’un programme à ajouter</translation>
    </message>
    <message>
        <source>Name, as ps shows it</source>
        <translation>Nom, tel que ps l’affiche</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>A&amp;jouter</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>Ret&amp;irer</translation>
    </message>
    <message>
        <source>No more than %1 programs fit in.</source>
        <translation>La liste est limitée à %1&#xa0;programmes.</translation>
    </message>
    <message>
        <source>Type the name of a program, such as blender.</source>
        <translation>Saisissez le nom d’un programme, par exemple blender.</translation>
    </message>
    <message>
        <source>Rests while %1 runs</source>
        <comment>%1: a program</comment>
        <translation>S’interrompt quand %1 tourne</translation>
    </message>
    <message>
        <source>Computes beside %1</source>
        <comment>%1: a program</comment>
        <translation>Calcule à côté de %1</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Save the recovery file</source>
        <translation>Enregistrer le fichier de récupération</translation>
    </message>
    <message>
        <source>Choose the recovery file</source>
        <translation>Choisir le fichier de récupération</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Asking the kernel…</source>
        <translation>Interrogation du noyau…</translation>
    </message>
</context>
<context>
    <name>SaleWords</name>
    <message>
        <source>Stopped</source>
        <comment>the daemon does not run</comment>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>En calcul</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Attention requise</translation>
    </message>
    <message>
        <source>Not for sale</source>
        <translation>Pas en vente</translation>
    </message>
    <message>
        <source>There is no core that you may sell.</source>
        <translation>Vous ne pouvez vendre aucun cœur.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n core(s) for sale</source>
        <comment>%1: a number</comment>
        <translation>
            <numerusform>En vente&#xa0;: %1&#xa0;cœur sur %n</numerusform>
            <numerusform>En vente&#xa0;: %1 des %n&#xa0;cœurs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScheduleBox</name>
    <message>
        <source>&amp;Compute only at these hours</source>
        <translation>Calcu&amp;ler seulement à ces heures</translation>
    </message>
    <message>
        <source>Paint with the mouse, or with arrows and Space; Shift with arrows chooses several.</source>
        <translation>Peignez à la souris, ou avec les flèches et Espace&#xa0;; Maj et les flèches en choisissent plusieurs.</translation>
    </message>
    <message>
        <source>Computes only at the chosen hours</source>
        <translation>Calcule seulement aux heures choisies</translation>
    </message>
    <message>
        <source>Computes at every hour</source>
        <translation>Calcule à toute heure</translation>
    </message>
    <message>
        <source>Hours: %1</source>
        <comment>%1: a sentence</comment>
        <translation>Heures&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>SenseWords</name>
    <message>
        <source>Noticed through the X server</source>
        <translation>Détecté par le serveur&#xa0;X</translation>
    </message>
    <message>
        <source>Noticed through GNOME</source>
        <translation>Détecté par GNOME</translation>
    </message>
    <message>
        <source>Noticed through the Wayland compositor</source>
        <translation>Détecté par le compositeur Wayland</translation>
    </message>
    <message>
        <source>Nothing tells on this desktop</source>
        <translation>Indétectable sur ce bureau</translation>
    </message>
    <message>
        <source>Now: no battery</source>
        <translation>Actuellement&#xa0;: pas de batterie</translation>
    </message>
    <message>
        <source>Now: on battery</source>
        <translation>Actuellement&#xa0;: sur batterie</translation>
    </message>
    <message>
        <source>Now: on mains power</source>
        <translation>Actuellement&#xa0;: sur secteur</translation>
    </message>
    <message>
        <source>Now: no sensor</source>
        <translation>Actuellement&#xa0;: pas de capteur</translation>
    </message>
    <message>
        <source>Now: %1 °C</source>
        <translation>Actuellement&#xa0;: %1&#xa0;°C</translation>
    </message>
    <message>
        <source>Now: measuring</source>
        <comment>the load of other programs</comment>
        <translation>Actuellement&#xa0;: mesure en cours</translation>
    </message>
    <message>
        <source>Now: %1 % busy</source>
        <comment>%1: a number</comment>
        <translation>Actuellement&#xa0;: occupé à %1&#xa0;%</translation>
    </message>
    <message>
        <source>Now: a window does</source>
        <translation>Actuellement&#xa0;: une fenêtre l’est</translation>
    </message>
    <message>
        <source>Now: no window does</source>
        <translation>Actuellement&#xa0;: aucune fenêtre ne l’est</translation>
    </message>
    <message>
        <source>Now: none of them runs</source>
        <translation>Actuellement&#xa0;: aucun ne tourne</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>Now running: %1</source>
        <translation>Tourne actuellement&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 gets its work ready</source>
        <translation>%1 prépare son travail</translation>
    </message>
    <message>
        <source>%1 is switched off</source>
        <translation>%1 est désactivé</translation>
    </message>
    <message>
        <source>%1 stops: CPUShare is ending</source>
        <translation>%1 s’arrête&#xa0;: CPUShare se termine</translation>
    </message>
    <message>
        <source>%1 needs you: %2</source>
        <comment>%1: a core, %2: why</comment>
        <translation>%1 a besoin de vous&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 waits: %2</source>
        <comment>%1: a core, %2: why</comment>
        <translation>%1 attend&#xa0;: %2</translation>
    </message>
    <message>
        <source>Getting work ready</source>
        <translation>Préparation du travail</translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation>Reprise en cours</translation>
    </message>
    <message>
        <source>Every core is switched off</source>
        <translation>Tous les cœurs sont désactivés</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <source>CPUShare needs you: %1</source>
        <comment>%1: why</comment>
        <translation>CPUShare a besoin de vous&#xa0;: %1</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <comment>%1: why</comment>
        <translation>En attente&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n core(s) held back: %1</source>
        <comment>%1: why</comment>
        <translation>
            <numerusform>%n&#xa0;cœur retenu&#xa0;: %1</numerusform>
            <numerusform>%n&#xa0;cœurs retenus&#xa0;: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; it goes on within a minute</source>
        <comment>%1: what was the matter</comment>
        <translation>%1&#xa0;; reprise dans moins d’une minute</translation>
    </message>
    <message>
        <source>a program of your list</source>
        <comment>that is running</comment>
        <translation>un programme de votre liste</translation>
    </message>
    <message>
        <source>%1 is running; it goes on when that has ended</source>
        <translation>%1 tourne&#xa0;; reprise quand il sera terminé</translation>
    </message>
    <message>
        <source>the market wants CPUShare updated: “%1”</source>
        <translation>le marché demande un CPUShare plus récent&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>the market has no work for it at the moment</source>
        <translation>le marché n’a pas de travail pour lui en ce moment</translation>
    </message>
    <message>
        <source>the market does not answer</source>
        <translation>le marché ne répond pas</translation>
    </message>
    <message>
        <source>the market refuses this computer</source>
        <translation>le marché refuse cet ordinateur</translation>
    </message>
    <message>
        <source>the market has stopped the work</source>
        <translation>le marché a arrêté le travail</translation>
    </message>
    <message>
        <source>the market wants CPUShare updated</source>
        <translation>le marché demande un CPUShare plus récent</translation>
    </message>
    <message>
        <source>the market is too old for this CPUShare</source>
        <translation>le marché est trop ancien pour ce CPUShare</translation>
    </message>
    <message>
        <source>a sell order cannot be used</source>
        <translation>un ordre de vente est inutilisable</translation>
    </message>
    <message>
        <source>this kernel cannot lock jobs in</source>
        <translation>ce noyau ne peut pas confiner les tâches</translation>
    </message>
    <message>
        <source>the sandbox failed its test</source>
        <translation>le bac à sable a échoué à son test</translation>
    </message>
    <message>
        <source>the computer runs on battery; it goes on when it is plugged in</source>
        <translation>l’ordinateur est sur batterie&#xa0;; reprise quand il sera branché</translation>
    </message>
    <message>
        <source>a window fills the screen</source>
        <translation>une fenêtre est en plein écran</translation>
    </message>
    <message>
        <source>you were using the computer</source>
        <translation>vous utilisiez l’ordinateur</translation>
    </message>
    <message>
        <source>the computer ran on battery</source>
        <translation>l’ordinateur était sur batterie</translation>
    </message>
    <message>
        <source>the processor was hot</source>
        <translation>le processeur était trop chaud</translation>
    </message>
    <message>
        <source>other programs were busy</source>
        <translation>d’autres programmes étaient occupés</translation>
    </message>
    <message>
        <source>a window filled the screen</source>
        <translation>une fenêtre était en plein écran</translation>
    </message>
    <message>
        <source>a program of your list was running</source>
        <translation>un programme de votre liste tournait</translation>
    </message>
    <message>
        <source>the disk was nearly full</source>
        <translation>le disque était presque plein</translation>
    </message>
    <message>
        <source>memory was short</source>
        <translation>la mémoire était insuffisante</translation>
    </message>
    <message>
        <source>%1 computes “%2” for %3</source>
        <comment>core, computation, who earns</comment>
        <translation>%1 calcule «&#xa0;%2&#xa0;» pour %3</translation>
    </message>
    <message>
        <source>%1 computes “%2”</source>
        <comment>core, computation</comment>
        <translation>%1 calcule «&#xa0;%2&#xa0;»</translation>
    </message>
    <message>
        <source>%1 computes for %2</source>
        <comment>core, who earns</comment>
        <translation>%1 calcule pour %2</translation>
    </message>
    <message>
        <source>%1 computes</source>
        <translation>%1 calcule</translation>
    </message>
    <message>
        <source>%1 is paused: you asked for it</source>
        <translation>%1 est en pause&#xa0;: vous l’avez demandé</translation>
    </message>
    <message>
        <source>%1 is paused until %2</source>
        <comment>%2: a time, today or later</comment>
        <translation>%1 est en pause jusqu’à %2</translation>
    </message>
    <message>
        <source>the processor is hot</source>
        <translation>le processeur est trop chaud</translation>
    </message>
    <message>
        <source>other programs are busy</source>
        <translation>d’autres programmes sont occupés</translation>
    </message>
    <message>
        <source>the disk is nearly full</source>
        <translation>le disque est presque plein</translation>
    </message>
    <message>
        <source>memory is short</source>
        <translation>la mémoire est insuffisante</translation>
    </message>
    <message>
        <source>the processor is at %1 °C; it goes on below %2 °C</source>
        <translation>le processeur est à %1&#xa0;°C&#xa0;; reprise en dessous de %2&#xa0;°C</translation>
    </message>
    <message>
        <source>other programs use %1 % of the computer; it goes on below %2 %</source>
        <translation>d’autres programmes utilisent %1&#xa0;% de l’ordinateur&#xa0;; reprise en dessous de %2&#xa0;%</translation>
    </message>
    <message>
        <source>only %1 are free on the disk; it goes on above %2</source>
        <translation>il ne reste que %1 sur le disque&#xa0;; reprise au-dessus de %2</translation>
    </message>
    <message>
        <source>only %1 of memory are free; it goes on above %2</source>
        <translation>il ne reste que %1 de mémoire&#xa0;; reprise au-dessus de %2</translation>
    </message>
    <message>
        <source>you are using the computer</source>
        <translation>vous utilisez l’ordinateur</translation>
    </message>
    <message numerus="yes">
        <source>you are using the computer; it goes on after %n second(s) without input</source>
        <translation>
            <numerusform>vous utilisez l’ordinateur&#xa0;; reprise après %n&#xa0;seconde d’inactivité</numerusform>
            <numerusform>vous utilisez l’ordinateur&#xa0;; reprise après %n&#xa0;secondes d’inactivité</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>you are using the computer; it goes on after %n minute(s) without input</source>
        <translation>
            <numerusform>vous utilisez l’ordinateur&#xa0;; reprise après %n&#xa0;minute d’inactivité</numerusform>
            <numerusform>vous utilisez l’ordinateur&#xa0;; reprise après %n&#xa0;minutes d’inactivité</numerusform>
        </translation>
    </message>
    <message>
        <source>the market has stopped the work: “%1”</source>
        <translation>le marché a arrêté le travail&#xa0;: «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>your schedule leaves it no hours</source>
        <translation>vos horaires ne lui laissent aucune heure</translation>
    </message>
    <message>
        <source>outside its hours until %1</source>
        <comment>%1: a time, today or later</comment>
        <translation>hors de ses heures jusqu’à %1</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>CPUShare settings</source>
        <translation>Réglages de CPUShare</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>Co&amp;res</source>
        <translation>&amp;Cœurs</translation>
    </message>
    <message>
        <source>R&amp;ules</source>
        <translation>&amp;Règles</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>&amp;Général</translation>
    </message>
</context>
<context>
    <name>ShortcutField</name>
    <message>
        <source>Key that pauses and resumes</source>
        <translation>Touche qui met en pause et reprend</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Aucune touche</translation>
    </message>
    <message>
        <source>No key pauses</source>
        <translation>Aucune touche ne met en pause</translation>
    </message>
    <message>
        <source>This desktop keeps its keys to itself. Add one in its keyboard settings that runs this command:</source>
        <translation>Ce bureau gère lui-même ses touches. Dans ses réglages du clavier, ajoutez-en une qui lance cette commande&#xa0;:</translation>
    </message>
    <message>
        <source>Command that pauses and resumes</source>
        <translation>Commande qui met en pause et reprend</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Not applied: %1</source>
        <translation>Non appliqué&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 pauses and resumes</source>
        <comment>%1: keys</comment>
        <translation>%1 met en pause et reprend</translation>
    </message>
</context>
<context>
    <name>StepList</name>
    <message>
        <source>Answered</source>
        <translation>Répondu</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>Affichée</translation>
    </message>
    <message>
        <source>Still to come</source>
        <translation>À venir</translation>
    </message>
</context>
<context>
    <name>Sum</name>
    <message>
        <source>%1 CPUCoins</source>
        <translation>%1&#xa0;CPUCoins</translation>
    </message>
</context>
<context>
    <name>Swatch</name>
    <message>
        <source>Pattern in the plot</source>
        <translation>Motif dans le graphique</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>Annuler la dernière modification (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Dis&amp;miss</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>WeekModel</name>
    <message>
        <source>Click for the whole day (Shift+Space)</source>
        <translation>Cliquez pour toute la journée (Maj+Espace)</translation>
    </message>
    <message>
        <source>Click for this hour on every day (Ctrl+Space)</source>
        <translation>Cliquez pour cette heure chaque jour (Ctrl+Espace)</translation>
    </message>
</context>
<context>
    <name>WhenPage</name>
    <message>
        <source>When?</source>
        <translation>Quand&#xa0;?</translation>
    </message>
    <message>
        <source>CPUShare takes only what your programs leave over. When shall it stand still?</source>
        <translation>CPUShare ne prend que ce que vos programmes laissent. Quand doit-il s’arrêter&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Pause while I use the computer</source>
        <translation>Mettre en pause quand j’&amp;utilise l’ordinateur</translation>
    </message>
    <message>
        <source>Pause on bat&amp;tery</source>
        <translation>Mettre en pause sur &amp;batterie</translation>
    </message>
    <message>
        <source>Pause when it gets &amp;hot</source>
        <translation>Mettre en pause en cas de &amp;chaleur</translation>
    </message>
    <message>
        <source>&amp;Start when I log in</source>
        <translation>&amp;Démarrer à l’ouverture de session</translation>
    </message>
    <message>
        <source>The icon in the panel comes up, and computing goes on.</source>
        <translation>L’icône apparaît dans le tableau de bord, et le calcul reprend.</translation>
    </message>
    <message>
        <source>List CPUShare among my p&amp;rograms</source>
        <translation>Afficher CPUShare parmi mes p&amp;rogrammes</translation>
    </message>
    <message>
        <source>It is found in the menu, and opens sell orders (.cpu files).</source>
        <translation>On le trouve dans le menu, et il ouvre les ordres de vente (fichiers .cpu).</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Inutilisable</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Ce qui s’est mal passé</translation>
    </message>
    <message>
        <source>Repair settings.toml, then go back and come again.</source>
        <translation>Réparez settings.toml, puis revenez en arrière et réessayez.</translation>
    </message>
</context>
<context>
    <name>WhenWords</name>
    <message numerus="yes">
        <source>Computing stops at your first key or mouse movement, and goes on when you have left the computer alone for %n minute(s).</source>
        <translation>
            <numerusform>Le calcul s’arrête dès que vous touchez au clavier ou à la souris, et reprend après %n&#xa0;minute d’inactivité.</numerusform>
            <numerusform>Le calcul s’arrête dès que vous touchez au clavier ou à la souris, et reprend après %n&#xa0;minutes d’inactivité.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core(s) may go on meanwhile.</source>
        <translation>
            <numerusform>%n&#xa0;cœur peut continuer pendant ce temps.</numerusform>
            <numerusform>%n&#xa0;cœurs peuvent continuer pendant ce temps.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer has no battery, so this changes nothing here.</source>
        <translation>Cet ordinateur n’a pas de batterie&#xa0;: cela ne change rien ici.</translation>
    </message>
    <message>
        <source>A laptop computes only while it is plugged in.</source>
        <translation>Un ordinateur portable ne calcule que s’il est branché.</translation>
    </message>
    <message>
        <source>This computer tells no temperature, so this changes nothing here.</source>
        <translation>Cet ordinateur n’indique pas sa température&#xa0;: cela ne change rien ici.</translation>
    </message>
    <message>
        <source>Above %1 °C it waits until the processor is below %2 °C.</source>
        <comment>temperatures</comment>
        <translation>Au-dessus de %1&#xa0;°C, le calcul attend que le processeur soit en dessous de %2&#xa0;°C.</translation>
    </message>
    <message>
        <source>Now it is at %1 °C.</source>
        <comment>a processor</comment>
        <translation>Il est actuellement à %1&#xa0;°C.</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <comment>%1: a page&apos;s title, %2: its number</comment>
        <translation>%1 (%2 sur %3)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Terminer</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%1 of %n core(s)</source>
        <comment>%1: cores that compute</comment>
        <translation>
            <numerusform>%1&#xa0;cœur sur %n</numerusform>
            <numerusform>%1 des %n&#xa0;cœurs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 computes</source>
        <comment>%1: 1 of 8 cores</comment>
        <translation>%1 calcule</translation>
    </message>
    <message>
        <source>%1 compute</source>
        <comment>%1: 2 of 8 cores</comment>
        <translation>%1 calculent</translation>
    </message>
    <message>
        <source>%1 helps %2</source>
        <comment>%1: 1 of 8 cores, %2: beneficiaries</comment>
        <translation>%1 aide %2</translation>
    </message>
    <message>
        <source>%1 help %2</source>
        <comment>%1: 2 of 8 cores, %2: beneficiaries</comment>
        <translation>%1 aident %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <translation>
            <numerusform>%1 et %n&#xa0;autre</numerusform>
            <numerusform>%1 et %n&#xa0;autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused until you resume</source>
        <translation>En pause jusqu’à ce que vous repreniez</translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <comment>%1: a time, today or later</comment>
        <translation>En pause jusqu’à %1</translation>
    </message>
    <message>
        <source>Nothing to do: there is no sell order</source>
        <translation>Rien à faire&#xa0;: il n’y a pas d’ordre de vente</translation>
    </message>
    <message>
        <source>Stopped: nothing is computed</source>
        <translation>Arrêté&#xa0;: rien n’est calculé</translation>
    </message>
    <message>
        <source>Starting takes too long</source>
        <translation>Le démarrage prend trop de temps</translation>
    </message>
    <message>
        <source>Starting failed; the log says why</source>
        <translation>Le démarrage a échoué&#xa0;; le journal dit pourquoi</translation>
    </message>
    <message>
        <source>%1 CPUCoins today</source>
        <translation>%1&#xa0;CPUCoins aujourd’hui</translation>
    </message>
    <message>
        <source>%1 await confirmation</source>
        <comment>%1: CPUCoins</comment>
        <translation>%1 en attente de confirmation</translation>
    </message>
    <message>
        <source>a job</source>
        <translation>une tâche</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n job(s)</source>
        <comment>%1: computation</comment>
        <translation>
            <numerusform>%1&#xa0;: %n&#xa0;tâche</numerusform>
            <numerusform>%1&#xa0;: %n&#xa0;tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>sans nom</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>computations</comment>
        <translation>
            <numerusform>et %n&#xa0;autre</numerusform>
            <numerusform>et %n&#xa0;autres</numerusform>
        </translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <comment>behind until: %1: a time of day</comment>
        <translation>demain à %1</translation>
    </message>
</context>
</TS>
