<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>MenuWords</name>
    <message>
        <source>Pause for 15 &amp;minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause for 1 &amp;hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause until &amp;8:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause until &amp;tomorrow 8:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause until I resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>&amp;Resume (%n min left)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Resume (%1 h %2 min left)</source>
        <comment>hours, minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start &amp;computing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the wi&amp;zard again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 gets its work ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stops: CPUShare is ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 needs you: %2</source>
        <comment>%1: a core, %2: why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits: %2</source>
        <comment>%1: a core, %2: why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting work ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resuming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every core is switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPUShare needs you: %1</source>
        <comment>%1: why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <comment>%1: why</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n core(s) held back: %1</source>
        <comment>%1: why</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>a program of your list</source>
        <comment>that is running</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is running; it goes on when that has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the market has no work for it at the moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the market does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the market refuses this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sell order cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this kernel cannot lock jobs in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sandbox failed its test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the computer runs on battery; it goes on when it is plugged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a window fills the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 computes “%2” for %3</source>
        <comment>core, computation, who earns</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 computes “%2”</source>
        <comment>core, computation</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 computes for %2</source>
        <comment>core, who earns</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 computes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is paused: you asked for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is paused until %2</source>
        <comment>%2: a time, today or later</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the processor is hot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other programs are busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the disk is nearly full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory is short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the processor is at %1 °C; it goes on below %2 °C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other programs use %1 % of the computer; it goes on below %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only %1 are free on the disk; it goes on above %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only %1 of memory are free; it goes on above %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you are using the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>you are using the computer; it goes on after %n second(s) without input</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>you are using the computer; it goes on after %n minute(s) without input</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>your schedule leaves it no hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside its hours until %1</source>
        <comment>%1: a time, today or later</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%1 of %n core(s)</source>
        <comment>%1: cores that compute</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 computes</source>
        <comment>%1: 1 of 8 cores</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 compute</source>
        <comment>%1: 2 of 8 cores</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 helps %2</source>
        <comment>%1: 1 of 8 cores, %2: beneficiaries</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 help %2</source>
        <comment>%1: 2 of 8 cores, %2: beneficiaries</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Paused until you resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <comment>%1: a time, today or later</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do: there is no sell order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: nothing is computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting takes too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting failed; the log says why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 CPUCoins today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 await confirmation</source>
        <comment>%1: CPUCoins</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n job(s)</source>
        <comment>%1: computation</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>computations</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <comment>behind until: %1: a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
