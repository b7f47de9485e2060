<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nb" sourcelanguage="en">
  <context>
    <name>Actions</name>
    <message>
      <source>Past consults and recordings</source>
      <translation>Tidligere konsultasjoner og opptak</translation>
    </message>
    <message>
      <source>Review a consult file…</source>
      <translation>Se på en konsultasjonsfil…</translation>
    </message>
    <message>
      <source>Camera, microphone, loudspeaker…</source>
      <translation>Kamera, mikrofon, høyttaler…</translation>
    </message>
    <message>
      <source>Try camera, sound and link…</source>
      <translation>Prøv kamera, lyd og linje…</translation>
    </message>
    <message>
      <source>Settings…</source>
      <translation>Innstillinger…</translation>
    </message>
    <message>
      <source>Change person…</source>
      <translation>Bytt person…</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Avslutt</translation>
    </message>
  </context>
  <context>
    <name>Afterwards</name>
    <message>
      <source>Opinion</source>
      <translation>Uttalelse</translation>
    </message>
    <message>
      <source>Reopen…</source>
      <translation>Åpne igjen…</translation>
    </message>
    <message>
      <source>Something was forgotten</source>
      <translation>Noe ble glemt</translation>
    </message>
    <message>
      <source>The patient is worse</source>
      <translation>Pasienten er verre</translation>
    </message>
    <message>
      <source>Reopen the consult?</source>
      <translation>Åpne konsultasjonen igjen?</translation>
    </message>
    <message>
      <source>Reopen</source>
      <translation>Åpne igjen</translation>
    </message>
  </context>
  <context>
    <name>Age</name>
    <message>
      <source>{n} s</source>
      <translation>{n} s</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} min</translation>
    </message>
    <message>
      <source>{n} h</source>
      <translation>{n} t</translation>
    </message>
  </context>
  <context>
    <name>AmendDialog</name>
    <message>
      <source>Correct the request</source>
      <translation>Rett forespørselen</translation>
    </message>
    <message>
      <source>Why, if it is not plain</source>
      <translation>Hvorfor, om det ikke er åpenbart</translation>
    </message>
    <message>
      <source>Save the correction</source>
      <translation>Lagre rettelsen</translation>
    </message>
  </context>
  <context>
    <name>Arrivals</name>
    <message>
      <source>{name} ({role}) is here now.</source>
      <translation>{name} ({role}) er her nå.</translation>
    </message>
  </context>
  <context>
    <name>Askers</name>
    <message>
      <source>{panel}: {n} asking to look on</source>
      <translation>{panel}: {n} ber om å se på</translation>
    </message>
    <message>
      <source>People: {n} asking to look on</source>
      <translation>Personer: {n} ber om å se på</translation>
    </message>
  </context>
  <context>
    <name>BackWords</name>
    <message>
      <source>The connection is back. Camera and microphone are off: start them when you are ready.</source>
      <translation>Forbindelsen er tilbake. Kamera og mikrofon er av: slå dem på når du er klar.</translation>
    </message>
    <message>
      <source>The connection is back. Picture and voice follow.</source>
      <translation>Forbindelsen er tilbake. Bilde og lyd følger.</translation>
    </message>
    <message>
      <source>The connection is back. You are seen and heard again.</source>
      <translation>Forbindelsen er tilbake. Du blir sett og hørt igjen.</translation>
    </message>
    <message>
      <source>The connection is back.</source>
      <translation>Forbindelsen er tilbake.</translation>
    </message>
  </context>
  <context>
    <name>Badge</name>
    <message>
      <source>{mm:g} mm to the next: a picture is missing</source>
      <translation>{mm:g} mm til neste: et bilde mangler</translation>
    </message>
    <message>
      <source>{mm:g} mm from the last: a picture is missing</source>
      <translation>{mm:g} mm fra forrige: et bilde mangler</translation>
    </message>
    <message>
      <source>Turned to the right</source>
      <translation>Dreid til høyre</translation>
    </message>
    <message>
      <source>Upside down</source>
      <translation>Opp ned</translation>
    </message>
    <message>
      <source>Turned to the left</source>
      <translation>Dreid til venstre</translation>
    </message>
    <message>
      <source>Left and right changed</source>
      <translation>Venstre og høyre byttet</translation>
    </message>
    <message>
      <source>Inverted</source>
      <translation>Invertert</translation>
    </message>
    <message>
      <source>Brightness or contrast changed</source>
      <translation>Lysstyrke eller kontrast endret</translation>
    </message>
    <message>
      <source>The window that was set is not on this picture</source>
      <translation>Vinduet som ble satt, er ikke på dette bildet</translation>
    </message>
    <message>
      <source>Centre {centre:g}, width {width:g} {unit}</source>
      <translation>Senter {centre:g}, bredde {width:g} {unit}</translation>
    </message>
  </context>
  <context>
    <name>Band</name>
    <message>
      <source>no number</source>
      <translation>uten nummer</translation>
    </message>
    <message>
      <source>sex and age unknown</source>
      <translation>kjønn og alder ukjent</translation>
    </message>
    <message>
      <source>F</source>
      <translation>K</translation>
    </message>
    <message>
      <source>M</source>
      <translation>M</translation>
    </message>
    <message>
      <source>other</source>
      <translation>annet</translation>
    </message>
    <message>
      <source>sex unknown,</source>
      <translation>kjønn ukjent,</translation>
    </message>
    <message>
      <source>{sex}, age unknown</source>
      <translation>{sex}, alder ukjent</translation>
    </message>
    <message>
      <source>age unknown</source>
      <translation>alder ukjent</translation>
    </message>
    <message>
      <source>under one year</source>
      <translation>under ett år</translation>
    </message>
    <message>
      <source>1 year</source>
      <translation>1 år</translation>
    </message>
    <message>
      <source>{n} years</source>
      <translation>{n} år</translation>
    </message>
    <message>
      <source>1 month</source>
      <translation>1 måned</translation>
    </message>
    <message>
      <source>{n} months</source>
      <translation>{n} måneder</translation>
    </message>
  </context>
  <context>
    <name>BankCard</name>
    <message>
      <source>Real size</source>
      <translation>Virkelig størrelse</translation>
    </message>
    <message>
      <source>Hold a bank card to the screen</source>
      <translation>Hold et bankkort mot skjermen</translation>
    </message>
    <message>
      <source>Make the outline as wide as the card, with the slider or the arrow keys. Every bank card has this size.</source>
      <translation>Gjør omrisset like bredt som kortet, med glidebryteren eller piltastene. Alle bankkort har denne størrelsen.</translation>
    </message>
    <message>
      <source>Width of the outline</source>
      <translation>Bredden på omrisset</translation>
    </message>
    <message>
      <source>It is remembered for this screen of this computer until its resolution changes.</source>
      <translation>Det huskes for denne skjermen på denne maskinen til oppløsningen endres.</translation>
    </message>
    <message>
      <source>It fits</source>
      <translation>Det passer</translation>
    </message>
  </context>
  <context>
    <name>Battery</name>
    <message>
      <source>Battery {percent} %</source>
      <translation>Batteri {percent} %</translation>
    </message>
    <message>
      <source>Battery there {percent} %</source>
      <translation>Batteri der {percent} %</translation>
    </message>
    <message>
      <source>This computer has {percent} % left. Plug it in, or the call will end.</source>
      <translation>Denne datamaskinen har {percent} % igjen. Koble til strøm, ellers tar samtalen slutt.</translation>
    </message>
    <message>
      <source>The computer of {name} has {percent} % left. Ask them to plug it in.</source>
      <translation>Datamaskinen til {name} har {percent} % igjen. Be dem koble til strøm.</translation>
    </message>
  </context>
  <context>
    <name>Bedside</name>
    <message>
      <source>Done</source>
      <translation>Ferdig</translation>
    </message>
    <message>
      <source>Photograph</source>
      <translation>Ta bilde</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Direkte</translation>
    </message>
    <message>
      <source>Back to the live picture</source>
      <translation>Tilbake til direktebildet</translation>
    </message>
    <message>
      <source>I need you</source>
      <translation>Jeg trenger deg</translation>
    </message>
    <message>
      <source>Called {age} ago</source>
      <translation>Ringte for {age} siden</translation>
    </message>
    <message>
      <source>Do what the practice partner asks above.</source>
      <translation>Gjør det øvelsespartneren ber om øverst.</translation>
    </message>
    <message>
      <source>No specialist is here yet.</source>
      <translation>Ingen spesialist er her ennå.</translation>
    </message>
    <message>
      <source>Done. {name} is told when the connection is back.</source>
      <translation>Ferdig. {name} får vite det når forbindelsen er tilbake.</translation>
    </message>
    <message>
      <source>Done. {name} is told.</source>
      <translation>Ferdig. {name} får vite det.</translation>
    </message>
    <message>
      <source>Nothing to do right now.</source>
      <translation>Ingenting å gjøre akkurat nå.</translation>
    </message>
  </context>
  <context>
    <name>Beside</name>
    <message>
      <source>The page before</source>
      <translation>Forrige side</translation>
    </message>
    <message>
      <source>The next page</source>
      <translation>Neste side</translation>
    </message>
    <message>
      <source>Swap</source>
      <translation>Bytt</translation>
    </message>
    <message>
      <source>To draw on this one: marks go left</source>
      <translation>For å tegne på denne: merker settes til venstre</translation>
    </message>
    <message>
      <source>End the comparison</source>
      <translation>Avslutt sammenligningen</translation>
    </message>
    <message>
      <source>{title}, page {n} of {all}</source>
      <translation>{title}, side {n} av {all}</translation>
    </message>
    <message>
      <source>Still {n}</source>
      <translation>Stillbilde {n}</translation>
    </message>
  </context>
  <context>
    <name>BoardPage</name>
    <message>
      <source>Waiting</source>
      <translation>Venter</translation>
    </message>
    <message>
      <source>Mine</source>
      <translation>Mine</translation>
    </message>
    <message>
      <source>Under way</source>
      <translation>Pågår</translation>
    </message>
    <message>
      <source>Today</source>
      <translation>I dag</translation>
    </message>
    <message>
      <source>Practice</source>
      <translation>Øvelse</translation>
    </message>
    <message>
      <source>Search number, complaint, site</source>
      <translation>Søk nummer, plage, sted</translation>
    </message>
    <message>
      <source>Requests</source>
      <translation>Forespørsler</translation>
    </message>
    <message>
      <source>No connection to the server. The board is as it was last seen.</source>
      <translation>Ingen forbindelse med tjeneren. Tavlen er slik den sist ble sett.</translation>
    </message>
    <message>
      <source>Fetching the board…</source>
      <translation>Henter tavlen…</translation>
    </message>
    <message>
      <source>Choose a request</source>
      <translation>Velg en forespørsel</translation>
    </message>
    <message>
      <source>Nothing matches</source>
      <translation>Ingenting passer</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Vis alle</translation>
    </message>
    <message>
      <source>Nobody is waiting</source>
      <translation>Ingen venter</translation>
    </message>
    <message>
      <source>A new request appears here and sounds; an emergency rings until it is accepted.</source>
      <translation>En ny forespørsel dukker opp her med en lyd; et nødstilfelle ringer til noen tar imot.</translation>
    </message>
    <message>
      <source>It is yours now</source>
      <translation>Den er din nå</translation>
    </message>
    <message>
      <source>It stands under Mine.</source>
      <translation>Den står under Mine.</translation>
    </message>
    <message>
      <source>Taken by {name}</source>
      <translation>Tatt av {name}</translation>
    </message>
    <message>
      <source>Choose another request.</source>
      <translation>Velg en annen forespørsel.</translation>
    </message>
    <message>
      <source>This request does not stand here any more</source>
      <translation>Denne forespørselen står ikke her lenger</translation>
    </message>
  </context>
  <context>
    <name>Calipers</name>
    <message>
      <source>Here nothing can be measured: a leg stands beside the grid, or too far from the other.</source>
      <translation>Her kan ingenting måles: et bein står utenfor rutenettet, eller for langt fra det andre.</translation>
    </message>
  </context>
  <context>
    <name>CallBanner</name>
    <message>
      <source>The bedside calls you in a consult of yours. It rings here until you open it.</source>
      <translation>Pasientsiden kaller på deg i en av dine konsultasjoner. Det ringer her til du åpner den.</translation>
    </message>
    <message>
      <source>An emergency waits. It rings here until a specialist accepts it.</source>
      <translation>Et nødstilfelle venter. Det ringer her til en spesialist tar imot.</translation>
    </message>
    <message>
      <source>Nobody looks after an emergency. It rings here until a specialist takes it over.</source>
      <translation>Ingen tar seg av et nødstilfelle. Det ringer her til en spesialist overtar.</translation>
    </message>
    <message>
      <source>Stop the sound</source>
      <translation>Slå av lyden</translation>
    </message>
  </context>
  <context>
    <name>CallBar</name>
    <message>
      <source>STOP</source>
      <translation>STOPP</translation>
    </message>
    <message>
      <source>Stop at once</source>
      <translation>Stopp med en gang</translation>
    </message>
    <message>
      <source>Start camera</source>
      <translation>Start kamera</translation>
    </message>
    <message>
      <source>Start camera and microphone</source>
      <translation>Slå på kamera og mikrofon</translation>
    </message>
    <message>
      <source>Mute</source>
      <translation>Demp</translation>
    </message>
    <message>
      <source>Cover</source>
      <translation>Dekk til</translation>
    </message>
    <message>
      <source>Devices</source>
      <translation>Enheter</translation>
    </message>
    <message>
      <source>Listen</source>
      <translation>Lytt</translation>
    </message>
    <message>
      <source>Ask to listen with the stethoscope</source>
      <translation>Be om å få lytte med stetoskopet</translation>
    </message>
    <message>
      <source>Photograph</source>
      <translation>Ta bilde</translation>
    </message>
    <message>
      <source>Opinion…</source>
      <translation>Uttalelse…</translation>
    </message>
    <message>
      <source>Leave</source>
      <translation>Forlat</translation>
    </message>
    <message>
      <source>Muted</source>
      <translation>Dempet</translation>
    </message>
    <message>
      <source>Covered</source>
      <translation>Tildekket</translation>
    </message>
  </context>
  <context>
    <name>CallStrip</name>
    <message>
      <source>Stop the sound</source>
      <translation>Slå av lyden</translation>
    </message>
    <message>
      <source>{n} more</source>
      <translation>{n} til</translation>
    </message>
    <message>
      <source>Emergency</source>
      <translation>Øyeblikkelig</translation>
    </message>
    <message>
      <source>Accept…</source>
      <translation>Ta imot…</translation>
    </message>
    <message>
      <source>You are needed</source>
      <translation>Du trengs</translation>
    </message>
    <message>
      <source>Go there…</source>
      <translation>Gå dit…</translation>
    </message>
    <message>
      <source>Nobody there</source>
      <translation>Ingen der</translation>
    </message>
    <message>
      <source>Take over…</source>
      <translation>Overta…</translation>
    </message>
  </context>
  <context>
    <name>Called</name>
    <message>
      <source>{name} is not signed in</source>
      <translation>{name} er ikke logget inn</translation>
    </message>
    <message>
      <source>No specialist is signed in</source>
      <translation>Ingen spesialist er logget inn</translation>
    </message>
    <message>
      <source>No connection: it may still ring</source>
      <translation>Ingen forbindelse: det ringer kanskje fortsatt</translation>
    </message>
    <message>
      <source>Telephone. The connection returns without a press.</source>
      <translation>Ring på telefon. Forbindelsen kommer tilbake uten at du trykker.</translation>
    </message>
    <message>
      <source>No connection: nobody is rung</source>
      <translation>Ingen forbindelse: det ringer hos ingen</translation>
    </message>
    <message>
      <source>Telephone. The call goes out by itself as soon as the connection is back.</source>
      <translation>Ring på telefon. Anropet går ut av seg selv så snart forbindelsen er tilbake.</translation>
    </message>
    <message>
      <source>Telephone. The call goes out by itself as soon as the server can store it.</source>
      <translation>Ring på telefon. Anropet går ut av seg selv så snart tjeneren kan lagre det.</translation>
    </message>
    <message>
      <source>The server cannot take the call: nobody is rung</source>
      <translation>Tjeneren kan ikke ta imot anropet: det ringer hos ingen</translation>
    </message>
    <message>
      <source>The server does not answer: nobody is rung yet</source>
      <translation>Tjeneren svarer ikke: det ringer ikke hos noen ennå</translation>
    </message>
    <message>
      <source>Telephone.</source>
      <translation>Ring på telefon.</translation>
    </message>
    <message>
      <source>Calling…</source>
      <translation>Ringer…</translation>
    </message>
    <message>
      <source>The specialist</source>
      <translation>Spesialisten</translation>
    </message>
    <message>
      <source>{name} has been gone for {time}</source>
      <translation>{name} har vært borte i {time}</translation>
    </message>
    <message>
      <source>Every specialist sees that nobody looks after it.</source>
      <translation>Alle spesialister ser at ingen tar seg av den.</translation>
    </message>
    <message>
      <source>Every specialist sees that nobody looks after it. Telephone.</source>
      <translation>Alle spesialister ser at ingen tar seg av det. Ring på telefon.</translation>
    </message>
    <message>
      <source>It rings again</source>
      <translation>Det ringer igjen</translation>
    </message>
    <message>
      <source>{where}. Telephone.</source>
      <translation>{where}. Ring på telefon.</translation>
    </message>
    <message>
      <source>{where}.</source>
      <translation>{where}.</translation>
    </message>
    <message>
      <source>It rings at the specialists</source>
      <translation>Det ringer hos spesialistene</translation>
    </message>
    <message>
      <source>Nobody has accepted yet</source>
      <translation>Ingen har tatt imot ennå</translation>
    </message>
    <message>
      <source>{where}. Telephone as well.</source>
      <translation>{where}. Ring også på telefon.</translation>
    </message>
    <message>
      <source>The first to accept comes here.</source>
      <translation>Den første som tar imot, kommer hit.</translation>
    </message>
    <message>
      <source>{n} signed in. Telephone.</source>
      <translation>{n} er logget inn. Ring på telefon.</translation>
    </message>
    <message>
      <source>No screen says that it rings</source>
      <translation>Ingen skjerm melder at det ringer</translation>
    </message>
    <message>
      <source>Ringing at 1 screen</source>
      <translation>Det ringer på 1 skjerm</translation>
    </message>
    <message>
      <source>Ringing at {n} screens</source>
      <translation>Det ringer på {n} skjermer</translation>
    </message>
  </context>
  <context>
    <name>CalledLine</name>
    <message>
      <source>Call off…</source>
      <translation>Avlys…</translation>
    </message>
    <message>
      <source>Telephone {number}</source>
      <translation>Telefon {number}</translation>
    </message>
    <message>
      <source>Undo ({n})</source>
      <translation>Angre ({n})</translation>
    </message>
    <message>
      <source>Undo the call</source>
      <translation>Angre anropet</translation>
    </message>
  </context>
  <context>
    <name>CameraThere</name>
    <message>
      <source>No camera at the bedside for {age}</source>
      <translation>Ikke noe kamera hos pasienten på {age}</translation>
    </message>
    <message>
      <source>It is unplugged, or another program has it; they read what helps. Voice goes on.</source>
      <translation>Det er koblet fra, eller et annet program bruker det; de leser hva som hjelper. Lyden fortsetter.</translation>
    </message>
    <message>
      <source>Camera off at the bedside for {age}</source>
      <translation>Kameraet hos pasienten har vært av i {age}</translation>
    </message>
    <message>
      <source>They are heard, not seen. Ask them to choose a camera under Devices.</source>
      <translation>De høres, men ses ikke. Be dem velge et kamera under Enheter.</translation>
    </message>
    <message>
      <source>Black picture from the bedside for {age}</source>
      <translation>Svart bilde fra pasienten i {age}</translation>
    </message>
    <message>
      <source>Its lens is covered, or there is no light. Ask them to look.</source>
      <translation>Linsen er dekket, eller det er ikke noe lys. Be dem se etter.</translation>
    </message>
    <message>
      <source>black</source>
      <translation>svart</translation>
    </message>
    <message>
      <source>{age} old</source>
      <translation>{age} gammelt</translation>
    </message>
  </context>
  <context>
    <name>Cannot</name>
    <message>
      <source>I do not understand</source>
      <translation>Jeg forstår ikke</translation>
    </message>
    <message>
      <source>The patient does not tolerate it</source>
      <translation>Pasienten tåler det ikke</translation>
    </message>
    <message>
      <source>I do not have what is needed</source>
      <translation>Jeg har ikke det som trengs</translation>
    </message>
    <message>
      <source>It is not safe now</source>
      <translation>Det er ikke trygt nå</translation>
    </message>
  </context>
  <context>
    <name>CasePanel</name>
    <message>
      <source>Correct…</source>
      <translation>Rett…</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>Samtykke</translation>
    </message>
    <message>
      <source>No complaint was written: the clinic called at once.</source>
      <translation>Ingen plage ble skrevet: klinikken ringte med én gang.</translation>
    </message>
    <message>
      <source>No vitals were measured.</source>
      <translation>Ingen målinger ble gjort.</translation>
    </message>
    <message>
      <source>Handed over, not confirmed yet: {text}</source>
      <translation>Gitt videre, ikke bekreftet ennå: {text}</translation>
    </message>
    <message>
      <source>Handed over: {text}</source>
      <translation>Gitt videre: {text}</translation>
    </message>
    <message>
      <source>A specialist</source>
      <translation>En spesialist</translation>
    </message>
    <message>
      <source>{name} declined: {reason}</source>
      <translation>{name} avslo: {reason}</translation>
    </message>
    <message>
      <source>Withdraw…</source>
      <translation>Trekk tilbake…</translation>
    </message>
    <message>
      <source>Ask…</source>
      <translation>Spør…</translation>
    </message>
    <message>
      <source>Consult</source>
      <translation>Konsultasjon</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>Opptak</translation>
    </message>
    <message>
      <source>Teaching</source>
      <translation>Undervisning</translation>
    </message>
    <message>
      <source>not asked yet</source>
      <translation>ikke spurt ennå</translation>
    </message>
    <message>
      <source>given</source>
      <translation>gitt</translation>
    </message>
    <message>
      <source>refused</source>
      <translation>avslått</translation>
    </message>
    <message>
      <source>withdrawn</source>
      <translation>trukket tilbake</translation>
    </message>
    <message>
      <source>emergency, ask later</source>
      <translation>nødstilfelle, spør senere</translation>
    </message>
    <message>
      <source>given by {name}</source>
      <translation>gitt av {name}</translation>
    </message>
    <message>
      <source>Camera, microphone, documents and marks stop at once. Messages and the opinion remain.</source>
      <translation>Kamera, mikrofon, dokumenter og markeringer stopper straks. Meldinger og uttalelseen består.</translation>
    </message>
    <message>
      <source>The recording stops within a second. What was recorded so far stays.</source>
      <translation>Opptaket stopper innen ett sekund. Det som er tatt opp så langt, beholdes.</translation>
    </message>
    <message>
      <source>This consult is not used for teaching.</source>
      <translation>Denne konsultasjonen brukes ikke i undervisning.</translation>
    </message>
    <message>
      <source>The patient takes this consent back</source>
      <translation>Pasienten trekker dette samtykket tilbake</translation>
    </message>
    <message>
      <source>Withdraw consent</source>
      <translation>Trekk samtykket tilbake</translation>
    </message>
  </context>
  <context>
    <name>ChosenRequest</name>
    <message>
      <source>Accept</source>
      <translation>Ta imot</translation>
    </message>
    <message>
      <source>Decline…</source>
      <translation>Avslå…</translation>
    </message>
    <message>
      <source>Hand on…</source>
      <translation>Gi videre…</translation>
    </message>
    <message>
      <source>Take over</source>
      <translation>Overta</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Åpne</translation>
    </message>
    <message>
      <source>The link is gone: another specialist may have taken it. It can be accepted when it is back.</source>
      <translation>Sambandet er borte: en annen spesialist kan ha tatt den. Den kan tas imot når sambandet er tilbake.</translation>
    </message>
    <message>
      <source>The link is gone: it can be handed on when it is back.</source>
      <translation>Sambandet er borte: den kan gis videre når sambandet er tilbake.</translation>
    </message>
  </context>
  <context>
    <name>Clerk</name>
    <message>
      <source>Not my field</source>
      <translation>Ikke mitt fag</translation>
    </message>
    <message>
      <source>Needs to be seen in person</source>
      <translation>Må sees personlig</translation>
    </message>
    <message>
      <source>Too little to go on: please add a photograph</source>
      <translation>For lite å gå på: legg ved et bilde</translation>
    </message>
    <message>
      <source>I cannot take it now</source>
      <translation>Jeg kan ikke ta den nå</translation>
    </message>
    <message>
      <source>Decline this request?</source>
      <translation>Avslå denne forespørselen?</translation>
    </message>
    <message>
      <source>It leaves your board and stays on every other. The clinic reads your reason.</source>
      <translation>Den forsvinner fra din tavle og blir på alle andre. Klinikken leser begrunnelsen din.</translation>
    </message>
    <message>
      <source>Decline</source>
      <translation>Avslå</translation>
    </message>
    <message>
      <source>My duty ends</source>
      <translation>Vakten min er over</translation>
    </message>
    <message>
      <source>Another specialty is needed</source>
      <translation>Et annet fag trengs</translation>
    </message>
    <message>
      <source>I am called away</source>
      <translation>Jeg blir kalt bort</translation>
    </message>
    <message>
      <source>Give the consult back?</source>
      <translation>Legge konsultasjonen tilbake?</translation>
    </message>
    <message>
      <source>It waits again, for every specialist. What was done so far stays with it.</source>
      <translation>Den venter igjen, for alle spesialister. Det som er gjort, blir med.</translation>
    </message>
    <message>
      <source>Give back</source>
      <translation>Legg tilbake</translation>
    </message>
    <message>
      <source>This call is over.</source>
      <translation>Denne oppringningen er over.</translation>
    </message>
    <message>
      <source>{name} has taken this call.</source>
      <translation>{name} har tatt denne oppringningen.</translation>
    </message>
    <message>
      <source>There is no connection: it cannot be taken now.</source>
      <translation>Det er ingen forbindelse: den kan ikke tas nå.</translation>
    </message>
  </context>
  <context>
    <name>ClinicPage</name>
    <message>
      <source>Ask a specialist</source>
      <translation>Spør en spesialist</translation>
    </message>
    <message>
      <source>Call duty specialist now</source>
      <translation>Ring vakthavende spesialist nå</translation>
    </message>
    <message>
      <source>Practise without a patient</source>
      <translation>Øv uten pasient</translation>
    </message>
    <message>
      <source>Consults of this clinic</source>
      <translation>Klinikkens konsultasjoner</translation>
    </message>
    <message>
      <source>No connection to the server. You can go on writing: requests are kept here and sent by themselves.</source>
      <translation>Ingen forbindelse med tjeneren. Du kan skrive videre: forespørsler tas vare på her og sendes av seg selv.</translation>
    </message>
    <message>
      <source>Waiting for an answer</source>
      <translation>Venter på svar</translation>
    </message>
    <message>
      <source>Answered today</source>
      <translation>Besvart i dag</translation>
    </message>
    <message>
      <source>Practice</source>
      <translation>Øvelse</translation>
    </message>
    <message>
      <source>Nothing asked today</source>
      <translation>Ingenting spurt i dag</translation>
    </message>
    <message>
      <source>What you ask, and what is answered, stands here.</source>
      <translation>Det du spør om, og svarene, står her.</translation>
    </message>
    <message>
      <source>Fetching this clinic's consults…</source>
      <translation>Henter klinikkens konsultasjoner…</translation>
    </message>
    <message>
      <source>If nothing works, telephone {number}.</source>
      <translation>Virker ingenting, ring {number}.</translation>
    </message>
    <message>
      <source>Write what you see, add vitals, send.</source>
      <translation>Skriv det du ser, legg til målinger, send.</translation>
    </message>
    <message>
      <source>Rings every specialist who is signed in. Nothing to fill in.</source>
      <translation>Ringer alle innloggede spesialister. Ingenting må fylles ut.</translation>
    </message>
  </context>
  <context>
    <name>ClipKey</name>
    <message>
      <source>End, {n} of 15 s</source>
      <translation>Slutt, {n} av 15 s</translation>
    </message>
    <message>
      <source>Press when you have said it</source>
      <translation>Trykk når du har sagt det</translation>
    </message>
    <message>
      <source>Spoken, {n} s</source>
      <translation>Sagt, {n} s</translation>
    </message>
    <message>
      <source>It goes with what you ask next. Press to throw it away.</source>
      <translation>Det følger med det neste du ber om. Trykk for å kaste det.</translation>
    </message>
    <message>
      <source>Speak</source>
      <translation>Snakk</translation>
    </message>
    <message>
      <source>Say it as well: up to 15 s, heard at the bedside when the step is shown there</source>
      <translation>Si det også: opptil 15 s, høres ved pasienten når steget vises der</translation>
    </message>
  </context>
  <context>
    <name>Compass</name>
    <message>
      <source>Where the patient’s head and left are</source>
      <translation>Hvor pasientens hode og venstre side er</translation>
    </message>
    <message>
      <source>Nobody has said it: nothing here is called left or right.</source>
      <translation>Ingen har sagt det: ingenting her kalles venstre eller høyre.</translation>
    </message>
    <message>
      <source>The camera was moved: say it again. Until then nothing new is called left or right.</source>
      <translation>Kameraet ble flyttet: si det på nytt. Inntil da kalles ingenting nytt venstre eller høyre.</translation>
    </message>
    <message>
      <source>Camera moved: where is the head?</source>
      <translation>Kameraet ble flyttet: hvor er hodet?</translation>
    </message>
    <message>
      <source>The patient’s head is {side}.</source>
      <translation>Pasientens hode er {side}.</translation>
    </message>
    <message>
      <source>The patient’s left is {side}.</source>
      <translation>Pasientens venstre side er {side}.</translation>
    </message>
    <message>
      <source>Head?</source>
      <translation>Hode?</translation>
    </message>
    <message>
      <source>L</source>
      <translation>V</translation>
    </message>
    <message>
      <source>R</source>
      <translation>H</translation>
    </message>
    <message>
      <source>at the top</source>
      <translation>øverst</translation>
    </message>
    <message>
      <source>on the right</source>
      <translation>til høyre</translation>
    </message>
    <message>
      <source>at the bottom</source>
      <translation>nederst</translation>
    </message>
    <message>
      <source>on the left</source>
      <translation>til venstre</translation>
    </message>
  </context>
  <context>
    <name>CompassDial</name>
    <message>
      <source>Towards the patient’s head: arrow keys turn it</source>
      <translation>Mot pasientens hode: piltastene dreier det</translation>
    </message>
  </context>
  <context>
    <name>CompassDialog</name>
    <message>
      <source>Where is the patient’s head?</source>
      <translation>Hvor er pasientens hode?</translation>
    </message>
    <message>
      <source>Drag in the picture towards the patient’s head.</source>
      <translation>Dra i bildet mot pasientens hode.</translation>
    </message>
    <message>
      <source>I see the patient’s front</source>
      <translation>Jeg ser pasienten forfra</translation>
    </message>
    <message>
      <source>I see the patient’s back</source>
      <translation>Jeg ser pasienten bakfra</translation>
    </message>
    <message>
      <source>From the side: left and right stay unnamed</source>
      <translation>Fra siden: venstre og høyre navngis ikke</translation>
    </message>
    <message>
      <source>Both sides see it. The probe’s ways are then named by the patient’s own head, left and right.</source>
      <translation>Begge sider ser det. Probens retninger navngis da etter pasientens eget hode, venstre og høyre.</translation>
    </message>
    <message>
      <source>Not known any more</source>
      <translation>Ikke kjent lenger</translation>
    </message>
    <message>
      <source>Set</source>
      <translation>Fastsett</translation>
    </message>
  </context>
  <context>
    <name>Consent</name>
    <message>
      <source>Why can the patient not be asked yet?</source>
      <translation>Hvorfor kan pasienten ikke spørres ennå?</translation>
    </message>
    <message>
      <source>You are asked again later. The reason stands in the record and in the report.</source>
      <translation>Du blir spurt igjen senere. Grunnen står i journalen og i rapporten.</translation>
    </message>
    <message>
      <source>The patient cannot answer now</source>
      <translation>Pasienten kan ikke svare nå</translation>
    </message>
    <message>
      <source>Nobody who may speak for the patient is here</source>
      <translation>Ingen som kan tale for pasienten, er her</translation>
    </message>
    <message>
      <source>The treatment cannot be interrupted</source>
      <translation>Behandlingen kan ikke avbrytes</translation>
    </message>
    <message>
      <source>Not yet</source>
      <translation>Ikke ennå</translation>
    </message>
  </context>
  <context>
    <name>ConsentDialog</name>
    <message>
      <source>Read it aloud: the patient decides</source>
      <translation>Les høyt: pasienten bestemmer</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>Samtykke</translation>
    </message>
    <message>
      <source>Emergency: go on without consent</source>
      <translation>Nødstilfelle: fortsett uten samtykke</translation>
    </message>
    <message>
      <source>For the consult alone. Consent is asked for again as soon as it can be.</source>
      <translation>Bare for konsultasjonen. Samtykke hentes så snart det er mulig.</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Ferdig</translation>
    </message>
    <message>
      <source>The patient</source>
      <translation>Pasienten</translation>
    </message>
    <message>
      <source>A guardian</source>
      <translation>En verge</translation>
    </message>
    <message>
      <source>A relative</source>
      <translation>En pårørende</translation>
    </message>
    <message>
      <source>By word of mouth</source>
      <translation>Muntlig</translation>
    </message>
    <message>
      <source>Signed on paper</source>
      <translation>Underskrevet på papir</translation>
    </message>
    <message>
      <source>Before a witness</source>
      <translation>Foran et vitne</translation>
    </message>
    <message>
      <source>Write the name of who speaks for the patient.</source>
      <translation>Skriv navnet på den som taler for pasienten.</translation>
    </message>
    <message>
      <source>Write how they are related to the patient.</source>
      <translation>Skriv hvordan vedkommende er i slekt med pasienten eller kjenner den.</translation>
    </message>
    <message>
      <source>Write the name of the witness.</source>
      <translation>Skriv navnet på vitnet.</translation>
    </message>
    <message>
      <source>The patient cannot be asked and waiting would harm.</source>
      <translation>Pasienten kan ikke spørres, og å vente ville skade.</translation>
    </message>
    <message>
      <source>Who says so</source>
      <translation>Hvem sier det</translation>
    </message>
    <message>
      <source>How</source>
      <translation>Hvordan</translation>
    </message>
    <message>
      <source>In which language</source>
      <translation>På hvilket språk</translation>
    </message>
    <message>
      <source>Interpreter, if any</source>
      <translation>Tolk, hvis noen</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Navn</translation>
    </message>
    <message>
      <source>Related how</source>
      <translation>Hvordan i slekt</translation>
    </message>
    <message>
      <source>Witness</source>
      <translation>Vitne</translation>
    </message>
  </context>
  <context>
    <name>ConsentLine</name>
    <message>
      <source>Ask now</source>
      <translation>Spør nå</translation>
    </message>
    <message>
      <source>Not yet…</source>
      <translation>Ikke ennå…</translation>
    </message>
    <message>
      <source>Help came first: the patient has not been asked for consent yet. Can you ask now?</source>
      <translation>Hjelpen kom først: pasienten er ikke spurt om samtykke ennå. Kan du spørre nå?</translation>
    </message>
    <message>
      <source>Consent: not asked yet</source>
      <translation>Samtykke: ikke spurt ennå</translation>
    </message>
  </context>
  <context>
    <name>ConsentRow</name>
    <message>
      <source>Yes</source>
      <translation>Ja</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Nei</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>Trekk tilbake</translation>
    </message>
    <message>
      <source>Not asked yet</source>
      <translation>Ikke spurt ennå</translation>
    </message>
    <message>
      <source>Said yes</source>
      <translation>Sa ja</translation>
    </message>
    <message>
      <source>Said no</source>
      <translation>Sa nei</translation>
    </message>
    <message>
      <source>Taken back</source>
      <translation>Trukket tilbake</translation>
    </message>
    <message>
      <source>Emergency, ask again</source>
      <translation>Nødstilfelle, spør igjen</translation>
    </message>
    <message>
      <source>May a specialist elsewhere see and hear you now?</source>
      <translation>Kan en spesialist et annet sted se og høre deg nå?</translation>
    </message>
    <message>
      <source>They see what the camera sees, with photographs and papers. They do not get your name.</source>
      <translation>De ser det kameraet ser, med bilder og papirer. De får ikke navnet ditt.</translation>
    </message>
    <message>
      <source>May this be recorded, so that it can be looked at again?</source>
      <translation>Kan dette tas opp, så det kan sees igjen?</translation>
    </message>
    <message>
      <source>You are helped just the same without it. You can stop it at any moment.</source>
      <translation>Du får like god hjelp uten. Du kan stoppe det når som helst.</translation>
    </message>
    <message>
      <source>May it be used for teaching?</source>
      <translation>Kan det brukes i undervisning?</translation>
    </message>
    <message>
      <source>Only among people who train in health care, without your name.</source>
      <translation>Bare blant folk under utdanning i helsefag, uten navnet ditt.</translation>
    </message>
  </context>
  <context>
    <name>Cornering</name>
    <message>
      <source>Photograph with four corners; Space takes the next, the arrow keys move it</source>
      <translation>Fotografi med fire hjørner; mellomrom tar det neste, piltastene flytter det</translation>
    </message>
  </context>
  <context>
    <name>Covered</name>
    <message>
      <source>Covered</source>
      <translation>Tildekket</translation>
    </message>
    <message>
      <source>Nobody sees or hears you, and nothing is recorded here.</source>
      <translation>Ingen ser eller hører deg, og ingenting tas opp her.</translation>
    </message>
    <message>
      <source>Covered at the specialist's</source>
      <translation>Tildekket hos spesialisten</translation>
    </message>
    <message>
      <source>Covered at the bedside</source>
      <translation>Tildekket hos pasienten</translation>
    </message>
    <message>
      <source>You see and hear nothing of it, and none of it is recorded.</source>
      <translation>Du ser og hører ingenting derfra, og ingenting av det tas opp.</translation>
    </message>
    <message>
      <source>You see nothing of it, and no picture is recorded.</source>
      <translation>Du ser ingenting derfra, og bildet tas ikke opp.</translation>
    </message>
    <message>
      <source>{what}. {help}</source>
      <translation>{what}. {help}</translation>
    </message>
    <message>
      <source>Uncover</source>
      <translation>Avdekk</translation>
    </message>
  </context>
  <context>
    <name>DevicesDialog</name>
    <message>
      <source>Camera, microphone, loudspeaker</source>
      <translation>Kamera, mikrofon, høyttaler</translation>
    </message>
    <message>
      <source>Devices</source>
      <translation>Enheter</translation>
    </message>
    <message>
      <source>Opening the camera…</source>
      <translation>Åpner kameraet…</translation>
    </message>
    <message>
      <source>Play a sound</source>
      <translation>Spill en lyd</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Ferdig</translation>
    </message>
    <message>
      <source>As this computer</source>
      <translation>Som denne maskinen</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Ingen</translation>
    </message>
    <message>
      <source>{device} (not connected)</source>
      <translation>{device} (ikke tilkoblet)</translation>
    </message>
    <message>
      <source>The camera is off.</source>
      <translation>Kameraet er av.</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>Microphone</source>
      <translation>Mikrofon</translation>
    </message>
    <message>
      <source>Loudspeaker</source>
      <translation>Høyttaler</translation>
    </message>
    <message>
      <source>Say something: the bar moves. The picture is not mirrored: left is the patient's left.</source>
      <translation>Si noe: stolpen beveger seg. Bildet er ikke speilvendt: venstre er pasientens venstre.</translation>
    </message>
  </context>
  <context>
    <name>DocumentsPanel</name>
    <message>
      <source>Nothing is shared yet. Drop a file on the stage, or press Share.</source>
      <translation>Ingenting er delt ennå. Slipp en fil på bildet, eller trykk Del.</translation>
    </message>
    <message>
      <source>Share a file…</source>
      <translation>Del en fil…</translation>
    </message>
    <message>
      <source>Share a folder of images…</source>
      <translation>Del en mappe med bilder…</translation>
    </message>
    <message>
      <source>withdrawn: {why}</source>
      <translation>trukket tilbake: {why}</translation>
    </message>
    <message>
      <source>{n} pages</source>
      <translation>{n} sider</translation>
    </message>
    <message>
      <source>1 page</source>
      <translation>1 side</translation>
    </message>
    <message>
      <source>recording on paper</source>
      <translation>opptak på papir</translation>
    </message>
    <message>
      <source>Show</source>
      <translation>Vis</translation>
    </message>
    <message>
      <source>Withdraw…</source>
      <translation>Trekk tilbake…</translation>
    </message>
    <message>
      <source>Send the file now</source>
      <translation>Send filen nå</translation>
    </message>
    <message>
      <source>Bring the file</source>
      <translation>Hent filen</translation>
    </message>
    <message>
      <source>Asked for</source>
      <translation>Er bedt om</translation>
    </message>
    <message>
      <source>Withdraw {title}?</source>
      <translation>Trekke tilbake {title}?</translation>
    </message>
    <message>
      <source>It disappears from every screen, from the opinion and from the review. That it was shown, and why it was withdrawn, stays in the record.</source>
      <translation>Det forsvinner fra alle skjermer, fra uttalelseen og fra gjennomgangen. At det ble vist, og hvorfor det ble trukket tilbake, blir stående i journalen.</translation>
    </message>
    <message>
      <source>Wrong patient</source>
      <translation>Feil pasient</translation>
    </message>
    <message>
      <source>Wrong document</source>
      <translation>Feil dokument</translation>
    </message>
    <message>
      <source>Withdraw</source>
      <translation>Trekk tilbake</translation>
    </message>
  </context>
  <context>
    <name>Earlier</name>
    <message>
      <source>no complaint</source>
      <translation>ingen plage</translation>
    </message>
    <message>
      <source>no question</source>
      <translation>intet spørsmål</translation>
    </message>
    <message>
      <source>no specialty</source>
      <translation>intet fagområde</translation>
    </message>
    <message>
      <source>fewer vitals</source>
      <translation>færre målinger</translation>
    </message>
    <message>
      <source>Before {when}: {what}</source>
      <translation>Før {when}: {what}</translation>
    </message>
  </context>
  <context>
    <name>EcgSheet</name>
    <message>
      <source>not to size</source>
      <translation>ikke i riktig størrelse</translation>
    </message>
    <message>
      <source>filters added here: {filters}</source>
      <translation>filtre lagt til her: {filters}</translation>
    </message>
    <message>
      <source>none</source>
      <translation>ingen</translation>
    </message>
    <message>
      <source>baseline {hz} Hz</source>
      <translation>grunnlinje {hz} Hz</translation>
    </message>
    <message>
      <source>muscle {hz} Hz</source>
      <translation>muskel {hz} Hz</translation>
    </message>
    <message>
      <source>mains {hz} Hz</source>
      <translation>nett {hz} Hz</translation>
    </message>
    <message>
      <source>filters of the recorder: {filters}</source>
      <translation>apparatets filtre: {filters}</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>ikke oppgitt</translation>
    </message>
    <message>
      <source>leads not shown: {count}</source>
      <translation>avledninger som ikke vises: {count}</translation>
    </message>
    <message>
      <source>what follows is not shown</source>
      <translation>det som følger, vises ikke</translation>
    </message>
    <message>
      <source>voltage</source>
      <translation>spenning</translation>
    </message>
    <message>
      <source>{lead}: beyond the paper</source>
      <translation>{lead}: utenfor papiret</translation>
    </message>
    <message>
      <source>{lead}: beyond the paper; baseline filter off</source>
      <translation>{lead}: utenfor papiret; grunnlinjefilter av</translation>
    </message>
    <message>
      <source>{lead}: nothing recorded here</source>
      <translation>{lead}: ikke noe tatt opp her</translation>
    </message>
    <message>
      <source>{lead}: no known scale</source>
      <translation>{lead}: ingen kjent skala</translation>
    </message>
    <message>
      <source>{lead}: more than one has this name</source>
      <translation>{lead}: flere har dette navnet</translation>
    </message>
    <message>
      <source>{lead}: not recorded</source>
      <translation>{lead}: ikke tatt opp</translation>
    </message>
    <message>
      <source>{lead} (computed by the recorder)</source>
      <translation>{lead} (beregnet av apparatet)</translation>
    </message>
  </context>
  <context>
    <name>FiguresModel</name>
    <message>
      <source>Part</source>
      <translation>Del</translation>
    </message>
    <message>
      <source>Name (W3C webrtc-stats)</source>
      <translation>Navn (W3C webrtc-stats)</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Verdi</translation>
    </message>
  </context>
  <context>
    <name>FillIn</name>
    <message>
      <source>number</source>
      <translation>nummer</translation>
    </message>
    <message>
      <source>age</source>
      <translation>alder</translation>
    </message>
    <message>
      <source>complaint</source>
      <translation>plager</translation>
    </message>
    <message>
      <source>Still to fill in when you can: {what}.</source>
      <translation>Fylles ut når du kan: {what}.</translation>
    </message>
  </context>
  <context>
    <name>FilmModel</name>
    <message>
      <source>Live</source>
      <translation>Direkte</translation>
    </message>
    <message>
      <source>Still {n}</source>
      <translation>Stillbilde {n}</translation>
    </message>
    <message>
      <source>Page {n}</source>
      <translation>Side {n}</translation>
    </message>
  </context>
  <context>
    <name>Filmstrip</name>
    <message>
      <source>Fold the filmstrip</source>
      <translation>Brett sammen filmstripen</translation>
    </message>
    <message>
      <source>Filmstrip</source>
      <translation>Filmstripe</translation>
    </message>
    <message>
      <source>Share a file…</source>
      <translation>Del en fil…</translation>
    </message>
    <message>
      <source>Open the filmstrip</source>
      <translation>Åpne filmstripen</translation>
    </message>
  </context>
  <context>
    <name>FindingsPanel</name>
    <message>
      <source>No findings yet. Each becomes a line of the opinion.</source>
      <translation>Ingen funn ennå. Hvert blir en linje i uttalelseen.</translation>
    </message>
    <message>
      <source>Write a finding</source>
      <translation>Skriv et funn</translation>
    </message>
    <message>
      <source>Add the finding</source>
      <translation>Legg til funnet</translation>
    </message>
    <message>
      <source>struck: {why}</source>
      <translation>strøket: {why}</translation>
    </message>
    <message>
      <source>sending</source>
      <translation>sendes</translation>
    </message>
    <message>
      <source>corrected</source>
      <translation>rettet</translation>
    </message>
    <message>
      <source>Before: {text}</source>
      <translation>Før: {text}</translation>
    </message>
    <message>
      <source>Correct</source>
      <translation>Rett</translation>
    </message>
    <message>
      <source>Strike</source>
      <translation>Stryk</translation>
    </message>
    <message>
      <source>Strike this finding?</source>
      <translation>Stryke dette funnet?</translation>
    </message>
    <message>
      <source>It was a mistake</source>
      <translation>Det var en feil</translation>
    </message>
    <message>
      <source>It was another patient's</source>
      <translation>Det gjaldt en annen pasient</translation>
    </message>
  </context>
  <context>
    <name>ForgetDialog</name>
    <message>
      <source>Forget {name} on this computer?</source>
      <translation>Glemme {name} på denne datamaskinen?</translation>
    </message>
    <message>
      <source>Something that {name} wrote or recorded here has not reached the server yet ({n}). It goes as soon as the server answers. Until then nothing of {name} is removed.</source>
      <translation>Noe som {name} har skrevet eller tatt opp her, har ikke nådd serveren ennå ({n}). Det sendes så snart serveren svarer. Inntil da fjernes ingenting av {name}.</translation>
    </message>
    <message>
      <source>The copies and keys of {name} on this computer are removed. What was sent stays on the server, and {name} can sign in here again with name and password. What they left half written keeps them here.</source>
      <translation>Kopiene og nøklene til {name} på denne datamaskinen fjernes. Det som er sendt, blir på serveren, og {name} kan logge inn her igjen med navn og passord. Er noe halvskrevet, blir {name} stående her.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Avslutt</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>Glem</translation>
    </message>
  </context>
  <context>
    <name>ForgetKey</name>
    <message>
      <source>Forget on this computer…</source>
      <translation>Glem på denne datamaskinen …</translation>
    </message>
    <message>
      <source>{name} is not known on this computer any more.</source>
      <translation>{name} er ikke lenger kjent på denne datamaskinen.</translation>
    </message>
  </context>
  <context>
    <name>FreezeToPoint</name>
    <message>
      <source>Freeze to point</source>
      <translation>Frys for å peke</translation>
    </message>
    <message>
      <source>The picture is {seconds} s late. What you point at has moved on.</source>
      <translation>Bildet er {seconds} s forsinket. Det du peker på, har flyttet seg.</translation>
    </message>
    <message>
      <source>The picture is {seconds} s late.</source>
      <translation>Bildet er {seconds} s forsinket.</translation>
    </message>
  </context>
  <context>
    <name>Glance</name>
    <message>
      <source>Question</source>
      <translation>Spørsmål</translation>
    </message>
    <message>
      <source>Vitals</source>
      <translation>Målinger</translation>
    </message>
    <message>
      <source>{who}, waiting for {time}</source>
      <translation>{who}, har ventet {time}</translation>
    </message>
    <message>
      <source>{who}, asked {time} ago</source>
      <translation>{who}, spurte for {time} siden</translation>
    </message>
    <message>
      <source>{name} hands it on to you: {words}</source>
      <translation>{name} gir den videre til deg: {words}</translation>
    </message>
    <message>
      <source>Asked for: {specialty}</source>
      <translation>Ønsket fag: {specialty}</translation>
    </message>
    <message>
      <source>No vitals were measured.</source>
      <translation>Ingen målinger ble gjort.</translation>
    </message>
  </context>
  <context>
    <name>GreyPicture</name>
    <message>
      <source>Test picture of greys</source>
      <translation>Testbilde med gråtoner</translation>
    </message>
  </context>
  <context>
    <name>GreyTest</name>
    <message>
      <source>Check the greys of this screen</source>
      <translation>Kontroller gråtonene på denne skjermen</translation>
    </message>
    <message>
      <source>In the black field and in the white field lies one faint square each. Look as you look at images, in the light of this room, and say in which corner it is.</source>
      <translation>I det svarte og i det hvite feltet ligger det en svak firkant i hvert. Se slik du ser på bilder, i lyset i dette rommet, og si hvilket hjørne den ligger i.</translation>
    </message>
    <message>
      <source>In black</source>
      <translation>I svart</translation>
    </message>
    <message>
      <source>In white</source>
      <translation>I hvitt</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Ikke nå</translation>
    </message>
    <message>
      <source>That is where they are</source>
      <translation>Der ligger de</translation>
    </message>
    <message>
      <source>Upper left</source>
      <translation>Øverst til venstre</translation>
    </message>
    <message>
      <source>Upper right</source>
      <translation>Øverst til høyre</translation>
    </message>
    <message>
      <source>Lower right</source>
      <translation>Nederst til høyre</translation>
    </message>
    <message>
      <source>Lower left</source>
      <translation>Nederst til venstre</translation>
    </message>
    <message>
      <source>This window lies on another screen. Move it onto the screen with the stage, and look again.</source>
      <translation>Dette vinduet ligger på en annen skjerm. Flytt det til skjermen der bildet vises, og se etter på nytt.</translation>
    </message>
    <message>
      <source>That is not where they are: this screen does not show such greys as it stands. Make it brighter, keep lamps and windows from shining on it, and look again. They lie elsewhere now.</source>
      <translation>De ligger ikke der: slik skjermen står nå, viser den ikke slike gråtoner. Gjør den lysere, unngå at lamper og vinduer skinner på den, og se igjen. Nå ligger de et annet sted.</translation>
    </message>
  </context>
  <context>
    <name>GridConfirm</name>
    <message>
      <source>ECG on paper</source>
      <translation>EKG på papir</translation>
    </message>
    <message>
      <source>Corners again</source>
      <translation>Hjørnene igjen</translation>
    </message>
    <message>
      <source>Share without a scale</source>
      <translation>Del uten målestokk</translation>
    </message>
    <message>
      <source>Move the four corners onto the corners of the paper.</source>
      <translation>Flytt de fire hjørnene til hjørnene på papiret.</translation>
    </message>
    <message>
      <source>Turn a quarter</source>
      <translation>Snu en kvart</translation>
    </message>
    <message>
      <source>This is ECG paper with squares of 1 mm, and it stands upright.</source>
      <translation>Dette er EKG-papir med ruter på 1 mm, og det står rett vei.</translation>
    </message>
    <message>
      <source>Where is the paper?</source>
      <translation>Hvor er papiret?</translation>
    </message>
    <message>
      <source>Straighten</source>
      <translation>Rett ut</translation>
    </message>
    <message>
      <source>Looking for the grid…</source>
      <translation>Leter etter rutenettet …</translation>
    </message>
    <message>
      <source>{title}, straightened</source>
      <translation>{title}, rettet ut</translation>
    </message>
    <message>
      <source>Is this its grid?</source>
      <translation>Er dette rutenettet?</translation>
    </message>
    <message>
      <source>There is no grid to measure on</source>
      <translation>Det er ikke noe rutenett å måle på</translation>
    </message>
    <message>
      <source>A grid of five small squares to a large one was found inside the frame; the thick line is 25 mm long. Other pads have such squares too: only you can say that this is ECG paper.</source>
      <translation>Inne i rammen ble det funnet et rutenett med fem små ruter til en stor; den tykke streken er 25 mm lang. Andre blokker har også slike ruter: bare du kan si at dette er EKG-papir.</translation>
    </message>
    <message>
      <source>It can be shared flat, without a scale.</source>
      <translation>Det kan deles flatt, uten målestokk.</translation>
    </message>
    <message>
      <source>Use this scale</source>
      <translation>Bruk denne målestokken</translation>
    </message>
  </context>
  <context>
    <name>HandOn</name>
    <message>
      <source>Write at least a few words: your colleague knows nothing of it yet.</source>
      <translation>Skriv i det minste noen ord: kollegaen din vet ingenting om dette ennå.</translation>
    </message>
    <message>
      <source>This is too long to be kept in one piece. Shorten it.</source>
      <translation>Dette er for langt til å lagres i ett stykke. Gjør det kortere.</translation>
    </message>
  </context>
  <context>
    <name>HandOnDialog</name>
    <message>
      <source>Hand this consult on?</source>
      <translation>Gi denne konsultasjonen videre?</translation>
    </message>
    <message>
      <source>Hand on</source>
      <translation>Gi videre</translation>
    </message>
    <message>
      <source>They lead from then on, and confirm that they have read this. You may stay and look.</source>
      <translation>Den nye leder fra da av og bekrefter å ha lest dette. Du kan bli og se på.</translation>
    </message>
    <message>
      <source>To</source>
      <translation>Til</translation>
    </message>
    <message>
      <source>What is wrong</source>
      <translation>Hva som feiler</translation>
    </message>
    <message>
      <source>What was done</source>
      <translation>Hva som er gjort</translation>
    </message>
    <message>
      <source>What is to do</source>
      <translation>Hva som skal gjøres</translation>
    </message>
    <message>
      <source>No other specialist is known here yet. Give it back to the board: all specialists see it.</source>
      <translation>Ingen annen spesialist er kjent her ennå. Legg den tilbake på tavlen: alle spesialister ser den.</translation>
    </message>
    <message>
      <source>Give back to the board…</source>
      <translation>Legg tilbake på tavlen…</translation>
    </message>
    <message>
      <source>Done: {words}</source>
      <translation>Gjort: {words}</translation>
    </message>
    <message>
      <source>To do: {words}</source>
      <translation>Skal gjøres: {words}</translation>
    </message>
  </context>
  <context>
    <name>HandoverLine</name>
    <message>
      <source>Take over</source>
      <translation>Overta</translation>
    </message>
    <message>
      <source>{name} hands it on to you: {words}</source>
      <translation>{name} gir den videre til deg: {words}</translation>
    </message>
    <message>
      <source>{name} hands it on to you: {words} The rest stands under Case.</source>
      <translation>{name} gir den videre til deg: {words} Resten står under Sak.</translation>
    </message>
    <message>
      <source>without a word</source>
      <translation>uten et ord</translation>
    </message>
    <message>
      <source>I have read it, I take over</source>
      <translation>Jeg har lest det og overtar</translation>
    </message>
    <message>
      <source>{name} leads, and has not confirmed yet to have read your hand-over.</source>
      <translation>{name} leder, og har ikke bekreftet ennå å ha lest overleveringen din.</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>Trekk tilbake</translation>
    </message>
  </context>
  <context>
    <name>HeardBar</name>
    <message>
      <source>{name} cannot hear you. {why}</source>
      <translation>{name} kan ikke høre deg. {why}</translation>
    </message>
    <message>
      <source>{name} cannot hear you: there the loudspeaker is off or missing. Write, or telephone.</source>
      <translation>{name} kan ikke høre deg: høyttaleren der er av eller mangler. Skriv, eller ring.</translation>
    </message>
    <message>
      <source>{name} cannot hear you: your voice does not arrive. Picture and writing may; it is tried again by itself. Until then write, or telephone.</source>
      <translation>{name} kan ikke høre deg: stemmen din kommer ikke frem. Bilde og tekst kan gjøre det; det prøves igjen av seg selv. Skriv eller ring så lenge.</translation>
    </message>
    <message>
      <source>Devices…</source>
      <translation>Enheter…</translation>
    </message>
  </context>
  <context>
    <name>HelpLine</name>
    <message>
      <source>The bedside needs you.</source>
      <translation>De ved pasienten trenger deg.</translation>
    </message>
    <message>
      <source>I have heard</source>
      <translation>Jeg har hørt det</translation>
    </message>
  </context>
  <context>
    <name>HereLine</name>
    <message>
      <source>Here: {names}</source>
      <translation>Her: {names}</translation>
    </message>
    <message>
      <source>nobody else yet</source>
      <translation>ingen andre ennå</translation>
    </message>
    <message>
      <source>Look on: {names}</source>
      <translation>Ser på: {names}</translation>
    </message>
    <message>
      <source>With the patient: {names}</source>
      <translation>Hos pasienten: {names}</translation>
    </message>
  </context>
  <context>
    <name>HomeBar</name>
    <message>
      <source>Menu</source>
      <translation>Meny</translation>
    </message>
    <message>
      <source>Press to see how the link is</source>
      <translation>Trykk for å se hvordan forbindelsen er</translation>
    </message>
    <message>
      <source>{n} unsent</source>
      <translation>{n} usendt</translation>
    </message>
    <message>
      <source>All sent</source>
      <translation>Alt sendt</translation>
    </message>
  </context>
  <context>
    <name>IdentityLine</name>
    <message>
      <source>These are right</source>
      <translation>Dette stemmer</translation>
    </message>
    <message>
      <source>Wrong…</source>
      <translation>Feil…</translation>
    </message>
    <message>
      <source>Later</source>
      <translation>Senere</translation>
    </message>
    <message>
      <source>name</source>
      <translation>navn</translation>
    </message>
    <message>
      <source>No number. Aloud: {said}</source>
      <translation>Uten nummer. Høyt: {said}</translation>
    </message>
    <message>
      <source>No number here. Say aloud, both of you: {said}</source>
      <translation>Ikke noe nummer her. Si høyt, begge to: {said}</translation>
    </message>
    <message>
      <source>Aloud: {said}</source>
      <translation>Høyt: {said}</translation>
    </message>
    <message>
      <source>Say aloud, both of you: {said}</source>
      <translation>Si høyt, begge to: {said}</translation>
    </message>
    <message>
      <source>Only the specialist who leads can end it.</source>
      <translation>Bare spesialisten som leder, kan avslutte den.</translation>
    </message>
    <message>
      <source>Patient not confirmed</source>
      <translation>Pasienten er ikke bekreftet</translation>
    </message>
    <message>
      <source>Not confirmed at the bedside</source>
      <translation>Ikke bekreftet hos pasienten</translation>
    </message>
    <message>
      <source>Not confirmed by the specialist</source>
      <translation>Ikke bekreftet av spesialisten</translation>
    </message>
  </context>
  <context>
    <name>ImageBar</name>
    <message>
      <source>Window</source>
      <translation>Vindu</translation>
    </message>
    <message>
      <source>Presets</source>
      <translation>Vinduer</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Lys</translation>
    </message>
    <message>
      <source>Invert</source>
      <translation>Inverter</translation>
    </message>
    <message>
      <source>Turn</source>
      <translation>Drei</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Mål</translation>
    </message>
    <message>
      <source>As it came</source>
      <translation>Som det kom</translation>
    </message>
    <message>
      <source>Run</source>
      <translation>Kjør</translation>
    </message>
    <message>
      <source>Picture of the series</source>
      <translation>Bilde i serien</translation>
    </message>
    <message>
      <source>Pictures</source>
      <translation>Bilder</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} av {all}</translation>
    </message>
    <message>
      <source>Speed, and which pictures run</source>
      <translation>Hastighet, og hvilke bilder som kjører</translation>
    </message>
    <message>
      <source>Light by hand</source>
      <translation>Lys for hånd</translation>
    </message>
    <message>
      <source>Stand</source>
      <translation>Stopp</translation>
    </message>
    <message>
      <source>The file's own window</source>
      <translation>Filens eget vindu</translation>
    </message>
    <message>
      <source>Soft tissue</source>
      <translation>Bløtvev</translation>
    </message>
    <message>
      <source>Lung</source>
      <translation>Lunge</translation>
    </message>
    <message>
      <source>Bone</source>
      <translation>Ben</translation>
    </message>
    <message>
      <source>Brain</source>
      <translation>Hjerne</translation>
    </message>
    <message>
      <source>Abdomen</source>
      <translation>Abdomen</translation>
    </message>
    <message>
      <source>Window {n}</source>
      <translation>Vindu {n}</translation>
    </message>
    <message>
      <source>{name}   (centre {centre:g}, width {width:g})</source>
      <translation>{name}   (senter {centre:g}, bredde {width:g})</translation>
    </message>
    <message>
      <source>To the right</source>
      <translation>Til høyre</translation>
    </message>
    <message>
      <source>To the left</source>
      <translation>Til venstre</translation>
    </message>
    <message>
      <source>Upside down</source>
      <translation>Opp ned</translation>
    </message>
    <message>
      <source>Left and right changed</source>
      <translation>Venstre og høyre byttet</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Lengde</translation>
    </message>
    <message>
      <source>Angle</source>
      <translation>Vinkel</translation>
    </message>
    <message>
      <source>Ellipse: area and values</source>
      <translation>Ellipse: areal og verdier</translation>
    </message>
    <message>
      <source>{fps:g} pictures a second</source>
      <translation>{fps:g} bilder i sekundet</translation>
    </message>
    <message>
      <source>Run from here on</source>
      <translation>Kjør fra og med her</translation>
    </message>
    <message>
      <source>Run up to here</source>
      <translation>Kjør til og med her</translation>
    </message>
    <message>
      <source>Run all pictures</source>
      <translation>Kjør alle bildene</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>Lysstyrke</translation>
    </message>
    <message>
      <source>Contrast</source>
      <translation>Kontrast</translation>
    </message>
    <message>
      <source>Check the greys of this screen…</source>
      <translation>Kontroller gråtonene på denne skjermen…</translation>
    </message>
  </context>
  <context>
    <name>ImpossibleDialog</name>
    <message>
      <source>What is in the way?</source>
      <translation>Hva er i veien?</translation>
    </message>
    <message>
      <source>In your own words</source>
      <translation>Med egne ord</translation>
    </message>
    <message>
      <source>Other…</source>
      <translation>Annet …</translation>
    </message>
    <message>
      <source>Tell the specialist</source>
      <translation>Si det til spesialisten</translation>
    </message>
  </context>
  <context>
    <name>Insets</name>
    <message>
      <source>What my camera sends</source>
      <translation>Det kameraet mitt sender</translation>
    </message>
    <message>
      <source>The specialist</source>
      <translation>Spesialisten</translation>
    </message>
    <message>
      <source>My camera</source>
      <translation>Mitt kamera</translation>
    </message>
    <message>
      <source>Live: bedside</source>
      <translation>Direkte: pasienten</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Direkte</translation>
    </message>
    <message>
      <source>Larger or smaller</source>
      <translation>Større eller mindre</translation>
    </message>
    <message>
      <source>Back to the live picture</source>
      <translation>Tilbake til direktebildet</translation>
    </message>
    <message>
      <source>Covered</source>
      <translation>Tildekket</translation>
    </message>
    <message>
      <source>Camera off</source>
      <translation>Kamera av</translation>
    </message>
    <message>
      <source>No picture</source>
      <translation>Intet bilde</translation>
    </message>
    <message>
      <source>Hidden: this computer is slow</source>
      <translation>Skjult: maskinen er treg</translation>
    </message>
    <message>
      <source>The window that I show</source>
      <translation>Vinduet jeg viser</translation>
    </message>
    <message>
      <source>My window</source>
      <translation>Mitt vindu</translation>
    </message>
    <message>
      <source>{age} old</source>
      <translation>{age} gammelt</translation>
    </message>
  </context>
  <context>
    <name>Instead</name>
    <message>
      <source>Use {device}</source>
      <translation>Bruk {device}</translation>
    </message>
  </context>
  <context>
    <name>Instruction</name>
    <message>
      <source>not shown in time</source>
      <translation>ikke vist i tide</translation>
    </message>
    <message>
      <source>on their screen</source>
      <translation>på skjermen deres</translation>
    </message>
    <message>
      <source>being done</source>
      <translation>holder på</translation>
    </message>
    <message>
      <source>done, as said aloud</source>
      <translation>gjort, sagt høyt</translation>
    </message>
    <message>
      <source>done, {name}</source>
      <translation>ferdig, {name}</translation>
    </message>
    <message>
      <source>cannot: {why}</source>
      <translation>kan ikke: {why}</translation>
    </message>
    <message>
      <source>another was asked instead</source>
      <translation>et annet ble bedt om i stedet</translation>
    </message>
    <message>
      <source>withdrawn</source>
      <translation>trukket tilbake</translation>
    </message>
    <message>
      <source>This arrived late: it was said {age} ago, instead of “{other}”. Ask which of them holds.</source>
      <translation>Dette kom sent: det ble sagt for {age} siden, i stedet for «{other}». Spør hva som gjelder.</translation>
    </message>
    <message>
      <source>Instead of “{other}”, said {age} ago</source>
      <translation>I stedet for «{other}», sagt for {age} siden</translation>
    </message>
    <message>
      <source>This arrived late: it was said {age} ago. Ask whether it still holds.</source>
      <translation>Dette kom sent: det ble sagt for {age} siden. Spør om det fortsatt gjelder.</translation>
    </message>
    <message>
      <source>you are doing it, said {age} ago</source>
      <translation>du gjør det, sagt for {age} siden</translation>
    </message>
    <message>
      <source>said {age} ago</source>
      <translation>sagt for {age} siden</translation>
    </message>
  </context>
  <context>
    <name>InstructionLine</name>
    <message>
      <source>Doing it</source>
      <translation>Gjør det nå</translation>
    </message>
    <message>
      <source>I am doing it now</source>
      <translation>Jeg gjør det nå</translation>
    </message>
    <message>
      <source>Cannot…</source>
      <translation>Kan ikke…</translation>
    </message>
    <message>
      <source>Hear it</source>
      <translation>Hør det</translation>
    </message>
    <message>
      <source>Hear it again</source>
      <translation>Hør det igjen</translation>
    </message>
    <message>
      <source>This has only just come. Read it, then press.</source>
      <translation>Dette kom akkurat nå. Les det, og trykk så.</translation>
    </message>
  </context>
  <context>
    <name>InstructionsPanel</name>
    <message>
      <source>Nothing was asked of the bedside yet.</source>
      <translation>Ingenting er bedt om ennå.</translation>
    </message>
    <message>
      <source>One thing at a time, as you would say it</source>
      <translation>Én ting om gangen, slik du ville sagt det</translation>
    </message>
    <message>
      <source>Slide the probe to the left…</source>
      <translation>Før proben mot venstre…</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Be om</translation>
    </message>
    <message>
      <source>Show it on the bedside's screen</source>
      <translation>Vis det på skjermen hos pasienten</translation>
    </message>
    <message>
      <source>Instead</source>
      <translation>I stedet</translation>
    </message>
    <message>
      <source>{name} asked something that is still open. It is answered first, or you take the lead and ask instead.</source>
      <translation>{name} har bedt om noe som fortsatt er åpent. Det besvares først, eller du tar ledelsen og ber om noe annet i stedet.</translation>
    </message>
    <message>
      <source>One step is open. What you ask now stands instead of it.</source>
      <translation>Ett trinn er åpent. Det du ber om nå, kommer i stedet.</translation>
    </message>
    <message>
      <source>{name}, {age} ago</source>
      <translation>{name}, for {age} siden</translation>
    </message>
    <message>
      <source>Send again</source>
      <translation>Send igjen</translation>
    </message>
    <message>
      <source>Done, they said</source>
      <translation>Gjort, sier de</translation>
    </message>
    <message>
      <source>Withdraw</source>
      <translation>Trekk tilbake</translation>
    </message>
    <message>
      <source>Ask again</source>
      <translation>Be om det igjen</translation>
    </message>
    <message>
      <source>What you said was not ready in time: the words went alone.</source>
      <translation>Det du sa, ble ikke klart i tide: ordene gikk alene.</translation>
    </message>
  </context>
  <context>
    <name>KeepKey</name>
    <message>
      <source>Keep movement: ultrasound, gait</source>
      <translation>Behold bevegelse: ultralyd, gange</translation>
    </message>
    <message>
      <source>Keep detail: skin, a wound, an ECG on paper</source>
      <translation>Behold detaljer: hud, sår, EKG på papir</translation>
    </message>
    <message>
      <source>Keep movement</source>
      <translation>Behold bevegelse</translation>
    </message>
    <message>
      <source>Keep detail</source>
      <translation>Behold detaljer</translation>
    </message>
    <message>
      <source>What the picture keeps where the link is weak: the rest is given up first.</source>
      <translation>Det bildet beholder når forbindelsen er svak: resten gis opp først.</translation>
    </message>
  </context>
  <context>
    <name>Ladder</name>
    <message>
      <source>Your picture is paused. Voice, pointer and photographs go on.</source>
      <translation>Bildet ditt er satt på pause. Tale, peker og fotografier fortsetter.</translation>
    </message>
    <message>
      <source>The picture from the other side is paused. Voice, pointer and photographs go on.</source>
      <translation>Bildet fra den andre siden er satt på pause. Tale, peker og fotografier fortsetter.</translation>
    </message>
    <message>
      <source>Your picture moves in steps over there.</source>
      <translation>Bildet ditt beveger seg i rykk hos den andre.</translation>
    </message>
    <message>
      <source>The picture from the other side moves in steps.</source>
      <translation>Bildet fra den andre siden beveger seg i rykk.</translation>
    </message>
    <message>
      <source>Your picture is less sharp over there.</source>
      <translation>Bildet ditt er mindre skarpt hos den andre.</translation>
    </message>
    <message>
      <source>The picture from the other side is less sharp.</source>
      <translation>Bildet fra den andre siden er mindre skarpt.</translation>
    </message>
    <message>
      <source>A photograph is sent first; your picture moves in steps until it is there.</source>
      <translation>Et fotografi sendes først; bildet ditt beveger seg i rykk til det er fremme.</translation>
    </message>
    <message>
      <source>A photograph comes first; the picture moves in steps until it is here.</source>
      <translation>Et fotografi kommer først; bildet beveger seg i rykk til det er her.</translation>
    </message>
    <message>
      <source>What the stethoscope hears is recorded here and sent whole, 15 s at a time.</source>
      <translation>Det stetoskopet hører, tas opp her og sendes helt, 15 s om gangen.</translation>
    </message>
    <message>
      <source>What the stethoscope hears comes recorded and whole, 15 s at a time.</source>
      <translation>Det stetoskopet hører, kommer som helt opptak, 15 s om gangen.</translation>
    </message>
    <message>
      <source>The computer of the other side is slow: its picture is smaller.</source>
      <translation>Maskinen på den andre siden er treg: bildet derfra er mindre.</translation>
    </message>
    <message>
      <source>Your link is weak.</source>
      <translation>Forbindelsen din er svak.</translation>
    </message>
    <message>
      <source>The link of the other side is weak.</source>
      <translation>Forbindelsen på den andre siden er svak.</translation>
    </message>
    <message>
      <source>The link is weak.</source>
      <translation>Forbindelsen er svak.</translation>
    </message>
    <message>
      <source>This computer is slow: your own picture is hidden. You are still seen and heard. {help}</source>
      <translation>Denne maskinen er treg: ditt eget bilde er skjult. Du ses og høres fortsatt. {help}</translation>
    </message>
    <message>
      <source>This computer is slow: only the voice is recorded here, no picture. {help}</source>
      <translation>Denne maskinen er treg: her tas bare talen opp, ikke bildet. {help}</translation>
    </message>
    <message>
      <source>This computer is slow: pictures are smaller, the recording too. {help}</source>
      <translation>Denne maskinen er treg: bildene er mindre, opptaket også. {help}</translation>
    </message>
    <message>
      <source>This computer is slow: pictures are smaller. {help}</source>
      <translation>Denne maskinen er treg: bildene er mindre. {help}</translation>
    </message>
    <message>
      <source>Close other programs.</source>
      <translation>Lukk andre programmer.</translation>
    </message>
  </context>
  <context>
    <name>Language</name>
    <message>
      <source>English</source>
      <translation>Norsk</translation>
    </message>
  </context>
  <context>
    <name>LeaveDialog</name>
    <message>
      <source>Leave this consult?</source>
      <translation>Forlate konsultasjonen?</translation>
    </message>
    <message>
      <source>Leave</source>
      <translation>Forlat</translation>
    </message>
    <message>
      <source>Not sent yet: {n}. It is kept on this computer and sent by itself.</source>
      <translation>Ikke sendt ennå: {n}. Det tas vare på her og sendes av seg selv.</translation>
    </message>
    <message>
      <source>Stay</source>
      <translation>Bli</translation>
    </message>
    <message>
      <source>The consult is over. It stays readable under Past consults.</source>
      <translation>Konsultasjonen er over. Den kan fortsatt leses under Tidligere konsultasjoner.</translation>
    </message>
    <message>
      <source>The practice ends and is put away. Nothing of it was counted.</source>
      <translation>Øvelsen avsluttes og legges bort. Ingenting av den ble talt med.</translation>
    </message>
    <message>
      <source>Your camera and microphone stop here. The consult stays open and goes on waiting for a specialist; you can come back from the list.</source>
      <translation>Kamera og mikrofon stopper her. Konsultasjonen forblir åpen og venter fortsatt på en spesialist; du kan komme tilbake fra listen.</translation>
    </message>
    <message>
      <source>Your camera and microphone stop here. The consult stays open: the specialist sees that you left, and you can come back from the list.</source>
      <translation>Kamera og mikrofon stopper her. Konsultasjonen forblir åpen: spesialisten ser at du gikk, og du kan komme tilbake fra listen.</translation>
    </message>
    <message>
      <source>The consult goes on without you. You can come back from the list.</source>
      <translation>Konsultasjonen fortsetter uten deg. Du kan komme tilbake fra listen.</translation>
    </message>
    <message>
      <source>Camera, microphone and recording stop when the last specialist leaves. The consult stays open and stays yours: it stands under Mine.</source>
      <translation>Kamera, mikrofon og opptak stopper når den siste spesialisten går. Konsultasjonen forblir åpen og din: den står under Mine.</translation>
    </message>
    <message>
      <source>The consult stays open. It waits on the board for a specialist.</source>
      <translation>Konsultasjonen forblir åpen. Den venter på tavlen på en spesialist.</translation>
    </message>
    <message>
      <source>Camera, microphone and recording stop when the last specialist leaves. The consult stays open and stays with {name}: it stands under Under way.</source>
      <translation>Kamera, mikrofon og opptak stopper når den siste spesialisten går. Konsultasjonen forblir åpen og hos {name}: den står under Pågår.</translation>
    </message>
  </context>
  <context>
    <name>LibraryPage</name>
    <message>
      <source>Home</source>
      <translation>Hjem</translation>
    </message>
    <message>
      <source>Search number, complaint, site, specialist</source>
      <translation>Søk nummer, plage, sted, spesialist</translation>
    </message>
    <message>
      <source>Open a file…</source>
      <translation>Åpne en fil…</translation>
    </message>
    <message>
      <source>Review</source>
      <translation>Se på</translation>
    </message>
    <message>
      <source>Past consults</source>
      <translation>Tidligere konsultasjoner</translation>
    </message>
    <message>
      <source>No connection to the server. Files can still be reviewed.</source>
      <translation>Ingen forbindelse med tjeneren. Filer kan fortsatt sees.</translation>
    </message>
    <message>
      <source>Practice</source>
      <translation>Øvelse</translation>
    </message>
    <message>
      <source>Nothing matches</source>
      <translation>Ingenting passer</translation>
    </message>
    <message>
      <source>Show all</source>
      <translation>Vis alle</translation>
    </message>
    <message>
      <source>Fetching past consults…</source>
      <translation>Henter tidligere konsultasjoner…</translation>
    </message>
    <message>
      <source>A consult can be reviewed as soon as it has begun.</source>
      <translation>En konsultasjon kan sees så snart den har begynt.</translation>
    </message>
    <message>
      <source>No consults yet</source>
      <translation>Ingen konsultasjoner ennå</translation>
    </message>
    <message>
      <source>Review a consult file</source>
      <translation>Se på en konsultasjonsfil</translation>
    </message>
    <message>
      <source>Consults (*.preceptor)</source>
      <translation>Konsultasjoner (*.preceptor)</translation>
    </message>
  </context>
  <context>
    <name>Link</name>
    <message>
      <source>Link weak</source>
      <translation>Svakt samband</translation>
    </message>
    <message>
      <source>Online</source>
      <translation>På nett</translation>
    </message>
    <message>
      <source>Connecting…</source>
      <translation>Kobler til…</translation>
    </message>
    <message>
      <source>Offline</source>
      <translation>Frakoblet</translation>
    </message>
  </context>
  <context>
    <name>LinkDetailsDialog</name>
    <message>
      <source>The link in numbers</source>
      <translation>Forbindelsen i tall</translation>
    </message>
    <message>
      <source>For support. Names as in W3C webrtc-stats; times in seconds, rates in bits a second.</source>
      <translation>For brukerstøtte. Navn som i W3C webrtc-stats; tider i sekunder, hastigheter i bit per sekund.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Lukk</translation>
    </message>
    <message>
      <source>Copy as JSON</source>
      <translation>Kopier som JSON</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Kopiert</translation>
    </message>
  </context>
  <context>
    <name>LinkDialog</name>
    <message>
      <source>Link</source>
      <translation>Forbindelse</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Lukk</translation>
    </message>
  </context>
  <context>
    <name>LinkPanel</name>
    <message>
      <source>From here</source>
      <translation>Herfra</translation>
    </message>
    <message>
      <source>To here</source>
      <translation>Hit</translation>
    </message>
    <message>
      <source>Lost</source>
      <translation>Tapt</translation>
    </message>
    <message>
      <source>There and back</source>
      <translation>Fram og tilbake</translation>
    </message>
    <message>
      <source>Pictures a second</source>
      <translation>Bilder i sekundet</translation>
    </message>
    <message>
      <source>Age of the picture</source>
      <translation>Bildets alder</translation>
    </message>
    <message>
      <source>Details…</source>
      <translation>Detaljer…</translation>
    </message>
    <message>
      <source>What IT must open…</source>
      <translation>Hva IT må åpne…</translation>
    </message>
    <message>
      <source>The last three minutes. Grey dashes: what the link can carry. Lost: solid from here, dashed to here.</source>
      <translation>De siste tre minuttene. Grå streker: det linjen kan bære. Tapt: heltrukket herfra, stiplet hit.</translation>
    </message>
  </context>
  <context>
    <name>LinkSide</name>
    <message>
      <source>Link</source>
      <translation>Forbindelse</translation>
    </message>
  </context>
  <context>
    <name>LinkWords</name>
    <message>
      <source>There is no connection with the server.</source>
      <translation>Det er ingen forbindelse med tjeneren.</translation>
    </message>
    <message>
      <source>The connection with the server is being made.</source>
      <translation>Forbindelsen med tjeneren opprettes.</translation>
    </message>
    <message>
      <source>Picture and voice are being connected.</source>
      <translation>Bilde og lyd kobles til.</translation>
    </message>
    <message>
      <source>Nothing comes from the other side at the moment. It is tried again by itself.</source>
      <translation>Akkurat nå kommer det ingenting fra den andre siden. Det prøves igjen av seg selv.</translation>
    </message>
    <message>
      <source>Voice and picture get through.</source>
      <translation>Lyd og bilde kommer fram.</translation>
    </message>
    <message>
      <source>The server answers. No picture and no voice go over the link now.</source>
      <translation>Tjeneren svarer. Nå går verken bilde eller lyd over forbindelsen.</translation>
    </message>
    <message>
      <source>The server answers in {ms} ms. No picture and no voice go over the link now.</source>
      <translation>Tjeneren svarer på {ms} ms. Nå går verken bilde eller lyd over forbindelsen.</translation>
    </message>
    <message>
      <source>Way: by the relay, over {over}.</source>
      <translation>Vei: gjennom reléet, over {over}.</translation>
    </message>
    <message>
      <source>Way: by the relay of the other side.</source>
      <translation>Vei: gjennom den andre sidens relé.</translation>
    </message>
    <message>
      <source>Way: straight to the other side.</source>
      <translation>Vei: rett til den andre siden.</translation>
    </message>
    <message>
      <source>This consult: {mb} MB sent and received here.</source>
      <translation>Denne konsultasjonen: {mb} MB sendt og mottatt her.</translation>
    </message>
    <message>
      <source>{kbps} kbps</source>
      <translation>{kbps} kbps</translation>
    </message>
    <message>
      <source>{kbps} of {most} kbps</source>
      <translation>{kbps} av {most} kbps</translation>
    </message>
    <message>
      <source>{n} % out</source>
      <translation>{n} % ut</translation>
    </message>
    <message>
      <source>{n} % in</source>
      <translation>{n} % inn</translation>
    </message>
    <message>
      <source>{ms} ms</source>
      <translation>{ms} ms</translation>
    </message>
    <message>
      <source>{s} s</source>
      <translation>{s} s</translation>
    </message>
  </context>
  <context>
    <name>LockPage</name>
    <message>
      <source>Password</source>
      <translation>Passord</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Fortsett</translation>
    </message>
    <message>
      <source>Somebody else…</source>
      <translation>En annen …</translation>
    </message>
    <message>
      <source>The server asks for your password again, because the link was gone. The consult is open as it was, and what you did is kept.</source>
      <translation>Serveren ber om passordet ditt på nytt, fordi sambandet var borte. Konsultasjonen er åpen som før, og det du har gjort, er tatt vare på.</translation>
    </message>
    <message>
      <source>The server asks for your password again, because the link was gone. What you did is kept.</source>
      <translation>Serveren ber om passordet ditt på nytt, fordi sambandet var borte. Det du har gjort, er tatt vare på.</translation>
    </message>
    <message>
      <source>Locked: nobody has used Preceptor here for 15 minutes.</source>
      <translation>Låst: ingen har brukt Preceptor her på 15 minutter.</translation>
    </message>
    <message>
      <source>This is not the password. Check it and try again.</source>
      <translation>Dette er ikke passordet. Kontroller det og prøv igjen.</translation>
    </message>
    <message>
      <source>An emergency call is ringing. Go on to see it.</source>
      <translation>Et akuttanrop ringer. Gå videre for å se det.</translation>
    </message>
  </context>
  <context>
    <name>Locking</name>
    <message>
      <source>Five wrong passwords: you were signed out. What you wrote is kept.</source>
      <translation>Fem feil passord: du ble logget ut. Det du skrev, er tatt vare på.</translation>
    </message>
  </context>
  <context>
    <name>Lookers</name>
    <message>
      <source>Let in</source>
      <translation>Slipp inn</translation>
    </message>
    <message>
      <source>Send out</source>
      <translation>Send ut</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Nei</translation>
    </message>
    <message>
      <source>trainee, asks to look on</source>
      <translation>under opplæring, ber om å se på</translation>
    </message>
    <message>
      <source>trainee, may look on</source>
      <translation>under opplæring, får se på</translation>
    </message>
    <message>
      <source>trainee, not let in</source>
      <translation>under opplæring, ikke sluppet inn</translation>
    </message>
  </context>
  <context>
    <name>LookingOn</name>
    <message>
      <source>Open</source>
      <translation>Åpne</translation>
    </message>
    <message>
      <source>Ask to look on</source>
      <translation>Be om å få se på</translation>
    </message>
    <message>
      <source>You have asked. The bedside asks the patient, and this line changes when they answer.</source>
      <translation>Du har spurt. Pasienten blir spurt, og denne linjen endrer seg når de svarer.</translation>
    </message>
    <message>
      <source>The bedside has said no. They can still let you in from their side.</source>
      <translation>De hos pasienten har sagt nei. De kan fortsatt slippe deg inn fra sin side.</translation>
    </message>
    <message>
      <source>The bedside asks the patient first. Nothing is shown before they agree.</source>
      <translation>Pasienten spørres først. Ingenting vises før de sier ja.</translation>
    </message>
    <message>
      <source>You may look on</source>
      <translation>Du får se på</translation>
    </message>
    <message>
      <source>Asked</source>
      <translation>Spurt</translation>
    </message>
    <message>
      <source>Not let in</source>
      <translation>Ikke sluppet inn</translation>
    </message>
    <message>
      <source>A consult at {site}</source>
      <translation>En konsultasjon ved {site}</translation>
    </message>
  </context>
  <context>
    <name>MainWindow</name>
    <message>
      <source>{by} asked for the file {title}. It is sent now.</source>
      <translation>{by} ba om filen {title}. Den sendes nå.</translation>
    </message>
    <message>
      <source>Saved as {path}</source>
      <translation>Lagret som {path}</translation>
    </message>
  </context>
  <context>
    <name>Mark</name>
    <message>
      <source>somebody who left</source>
      <translation>noen som har gått</translation>
    </message>
    <message>
      <source>Slide the probe</source>
      <translation>Skyv proben</translation>
    </message>
    <message>
      <source>Rotate the probe</source>
      <translation>Roter proben</translation>
    </message>
    <message>
      <source>Tilt the probe</source>
      <translation>Vipp proben</translation>
    </message>
    <message>
      <source>Rock the probe</source>
      <translation>Vugg proben</translation>
    </message>
    <message>
      <source>Press with the probe</source>
      <translation>Trykk med proben</translation>
    </message>
    <message>
      <source>towards the patient’s head</source>
      <translation>mot pasientens hode</translation>
    </message>
    <message>
      <source>towards the patient’s feet</source>
      <translation>mot pasientens føtter</translation>
    </message>
    <message>
      <source>towards the patient’s left</source>
      <translation>mot pasientens venstre side</translation>
    </message>
    <message>
      <source>towards the patient’s right</source>
      <translation>mot pasientens høyre side</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Lengde</translation>
    </message>
    <message>
      <source>Angle</source>
      <translation>Vinkel</translation>
    </message>
    <message>
      <source>Measured ellipse</source>
      <translation>Målt ellipse</translation>
    </message>
    <message>
      <source>Calipers</source>
      <translation>Skyvelære</translation>
    </message>
    <message>
      <source>Pin {n}: “Here?”</source>
      <translation>Nål {n}: «Her?»</translation>
    </message>
    <message>
      <source>Pin {n}</source>
      <translation>Nål {n}</translation>
    </message>
    <message>
      <source>Arrow {n}</source>
      <translation>Pil {n}</translation>
    </message>
    <message>
      <source>Arrow</source>
      <translation>Pil</translation>
    </message>
    <message>
      <source>Highlight</source>
      <translation>Marker</translation>
    </message>
    <message>
      <source>Pen stroke</source>
      <translation>Pennestrøk</translation>
    </message>
    <message>
      <source>Ellipse</source>
      <translation>Ellipse</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>Rektangel</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Tekst</translation>
    </message>
    <message>
      <source>{what}, {way}</source>
      <translation>{what}, {way}</translation>
    </message>
    <message>
      <source>at the detector</source>
      <translation>ved detektoren</translation>
    </message>
    <message>
      <source>no scale here</source>
      <translation>ingen målestokk her</translation>
    </message>
    <message>
      <source>look closer for the values</source>
      <translation>zoom inn for verdiene</translation>
    </message>
    <message>
      <source>mean {value}</source>
      <translation>gjennomsnitt {value}</translation>
    </message>
    <message>
      <source>{least} to {most}</source>
      <translation>{least} til {most}</translation>
    </message>
    <message>
      <source>{what}, drawn by {name} at {time}</source>
      <translation>{what}, tegnet av {name}, {time}</translation>
    </message>
    <message>
      <source>{words}, moved at {time}</source>
      <translation>{words}, flyttet {time}</translation>
    </message>
  </context>
  <context>
    <name>MessageDone</name>
    <message>
      <source>Read</source>
      <translation>Lest</translation>
    </message>
  </context>
  <context>
    <name>MessageLine</name>
    <message>
      <source>Write a message</source>
      <translation>Skriv en melding</translation>
    </message>
    <message>
      <source>Send the message</source>
      <translation>Send meldingen</translation>
    </message>
  </context>
  <context>
    <name>MessageNote</name>
    <message>
      <source>Read</source>
      <translation>Les</translation>
    </message>
    <message>
      <source>{name}: {text}</source>
      <translation>{name}: {text}</translation>
    </message>
    <message>
      <source>New messages: {n}</source>
      <translation>Nye meldinger: {n}</translation>
    </message>
    <message>
      <source>Unread before it: {n}</source>
      <translation>Uleste før den: {n}</translation>
    </message>
  </context>
  <context>
    <name>MessagesPanel</name>
    <message>
      <source>No messages yet. What is written here is kept with the consult.</source>
      <translation>Ingen meldinger ennå. Det som skrives her, bevares med konsultasjonen.</translation>
    </message>
    <message>
      <source>{name}, {age} ago</source>
      <translation>{name}, for {age} siden</translation>
    </message>
  </context>
  <context>
    <name>NewLead</name>
    <message>
      <source>{name} leads now.</source>
      <translation>{name} leder nå.</translation>
    </message>
  </context>
  <context>
    <name>ObserverLine</name>
    <message>
      <source>Let in</source>
      <translation>Slipp inn</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Nei</translation>
    </message>
    <message>
      <source>{name}, trainee, asks to look on. Ask the patient.</source>
      <translation>{name}, under opplæring, ber om å få se på. Spør pasienten.</translation>
    </message>
    <message>
      <source>{name} asks to look on. Ask the patient.</source>
      <translation>{name} ber om å få se på. Spør pasienten.</translation>
    </message>
    <message>
      <source>{words} Others waiting: {n}.</source>
      <translation>{words} Andre som venter: {n}.</translation>
    </message>
  </context>
  <context>
    <name>OnHold</name>
    <message>
      <source>{name} has put this on hold and goes on later. If it cannot wait, press I need you.</source>
      <translation>{name} har satt dette på vent og fortsetter senere. Hvis det haster, trykk «Jeg trenger deg».</translation>
    </message>
    <message>
      <source>The specialist</source>
      <translation>Spesialisten</translation>
    </message>
  </context>
  <context>
    <name>Opening</name>
    <message>
      <source>Preceptor: what this computer has to reach</source>
      <translation>Preceptor: hva denne datamaskinen må nå</translation>
    </message>
    <message>
      <source>Tried from this place, {when}. Everything goes outwards; nothing has to be let in.</source>
      <translation>Prøvd herfra, {when}. Alt går utover; ingenting må slippes inn.</translation>
    </message>
    <message>
      <source>What to do</source>
      <translation>Hva som må gjøres</translation>
    </message>
    <message>
      <source>Server {host}, {protocol} port {port}: {found}</source>
      <translation>Tjener {host}, {protocol} port {port}: {found}</translation>
    </message>
    <message>
      <source>Relay {host}, {protocol} port {port}: {found}</source>
      <translation>Relé {host}, {protocol} port {port}: {found}</translation>
    </message>
    <message>
      <source>Relays: this site has none</source>
      <translation>Reléer: dette stedet har ingen</translation>
    </message>
    <message>
      <source>Relays: only the server can name them; sign in, then try again</source>
      <translation>Reléer: bare tjeneren kan oppgi dem; logg inn og prøv igjen</translation>
    </message>
    <message>
      <source>open</source>
      <translation>åpen</translation>
    </message>
    <message>
      <source>not found; the relay is used</source>
      <translation>ikke funnet; reléet brukes</translation>
    </message>
    <message>
      <source>not tried; it is found out in a call</source>
      <translation>ikke prøvd; det viser seg i en samtale</translation>
    </message>
    <message>
      <source>Straight to the other computer, UDP ports 1024-65535: {found}</source>
      <translation>Rett til den andre datamaskinen, UDP-porter 1024-65535: {found}</translation>
    </message>
    <message>
      <source>Open {place}: over anything else the voice waits for what is lost on the way.</source>
      <translation>Åpne {place}: over alt annet må stemmen vente på det som går tapt på veien.</translation>
    </message>
    <message>
      <source>Open at least one of these; the first is the best:</source>
      <translation>Åpne minst én av disse; den første er best:</translation>
    </message>
    <message>
      <source>The site has no relay. Where nothing goes straight, whoever runs the server has to set one up.</source>
      <translation>Stedet har ikke noe relé. Der ingenting går rett fram, må den som driver tjeneren, sette opp ett.</translation>
    </message>
    <message>
      <source>The server proves itself by its own key: what opens TLS on the way has to let this connection through.</source>
      <translation>Tjeneren beviser hvem den er med sin egen nøkkel: det som åpner TLS på veien, må slippe denne forbindelsen gjennom.</translation>
    </message>
    <message>
      <source>Nothing is missing.</source>
      <translation>Ingenting mangler.</translation>
    </message>
    <message>
      <source>blocked, no answer came</source>
      <translation>sperret, det kom ikke noe svar</translation>
    </message>
    <message>
      <source>blocked, the connection was refused</source>
      <translation>sperret, forbindelsen ble avvist</translation>
    </message>
    <message>
      <source>its name is not known here</source>
      <translation>navnet er ikke kjent her</translation>
    </message>
    <message>
      <source>answered with a key that is not the server's</source>
      <translation>svarte med en nøkkel som ikke er tjenerens</translation>
    </message>
    <message>
      <source>something answers, but it is not the server, or another version of it</source>
      <translation>noe svarer, men det er ikke tjeneren, eller det er en annen versjon av den</translation>
    </message>
    <message>
      <source>Let this computer look up {host} (DNS), or check the address.</source>
      <translation>La denne datamaskinen slå opp {host} (DNS), eller kontroller adressen.</translation>
    </message>
    <message>
      <source>Something on the way may put its own certificate in. Let {place} through untouched, or ask whoever runs the server whether its key was changed.</source>
      <translation>Noe på veien setter kanskje inn sitt eget sertifikat. Slipp {place} gjennom urørt, eller spør den som driver tjeneren, om nøkkelen er byttet.</translation>
    </message>
    <message>
      <source>Check what answers at {place}: a proxy or another program may stand there.</source>
      <translation>Kontroller hva som svarer på {place}: der kan det stå en mellomtjener eller et annet program.</translation>
    </message>
    <message>
      <source>Open the way to {place}: without the server there is no consult.</source>
      <translation>Åpne veien til {place}: uten tjeneren blir det ingen konsultasjon.</translation>
    </message>
    <message>
      <source>answered with a certificate that is not trusted</source>
      <translation>svarte med et sertifikat som ikke er betrodd</translation>
    </message>
    <message>
      <source>reached, but it did not take the credentials</source>
      <translation>nådd, men det godtok ikke legitimasjonen</translation>
    </message>
    <message>
      <source>not tried</source>
      <translation>ikke prøvd</translation>
    </message>
    <message>
      <source>The relay {host} refused the credentials: its clock or its secret is not the server's.</source>
      <translation>Reléet {host} avviste legitimasjonen: klokken eller hemmeligheten er ikke den samme som tjenerens.</translation>
    </message>
    <message>
      <source>The relay {host} port {port} showed a certificate that is not trusted; something on the way may add its own.</source>
      <translation>Reléet {host} port {port} viste et sertifikat som ikke er betrodd; noe på veien setter kanskje inn sitt eget.</translation>
    </message>
    <message>
      <source>{protocol} to {host} port {port}</source>
      <translation>{protocol} til {host} port {port}</translation>
    </message>
  </context>
  <context>
    <name>OpeningDialog</name>
    <message>
      <source>What IT must open</source>
      <translation>Hva IT må åpne</translation>
    </message>
    <message>
      <source>For whoever keeps the network here: what this computer has to reach, and what got through.</source>
      <translation>For den som driver nettet her: hva denne datamaskinen må nå, og hva som kom gjennom.</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Prøv igjen</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Lukk</translation>
    </message>
    <message>
      <source>Copy the text</source>
      <translation>Kopier teksten</translation>
    </message>
    <message>
      <source>Trying what this network lets through. It takes some seconds.</source>
      <translation>Prøver hva dette nettet slipper gjennom. Det tar noen sekunder.</translation>
    </message>
    <message>
      <source>There is no server's address to try yet. Paste the enrolment link at the sign-in first.</source>
      <translation>Det er ingen tjeneradresse å prøve ennå. Lim først inn registreringslenken ved innloggingen.</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Kopiert</translation>
    </message>
  </context>
  <context>
    <name>OpeningKey</name>
    <message>
      <source>What IT must open…</source>
      <translation>Hva IT må åpne…</translation>
    </message>
  </context>
  <context>
    <name>Opinion</name>
    <message>
      <source>{title}, page {page}</source>
      <translation>{title}, side {page}</translation>
    </message>
    <message>
      <source>Photograph {number}</source>
      <translation>Bilde {number}</translation>
    </message>
    <message>
      <source>1 mark</source>
      <translation>1 merke</translation>
    </message>
    <message>
      <source>{n} marks</source>
      <translation>{n} merker</translation>
    </message>
  </context>
  <context>
    <name>OpinionDialog</name>
    <message>
      <source>Opinion</source>
      <translation>Uttalelse</translation>
    </message>
    <message>
      <source>A picture was withdrawn and does not go with the opinion any more.</source>
      <translation>Et bilde ble trukket tilbake og følger ikke lenger med uttalelsen.</translation>
    </message>
    <message>
      <source>Something was written meanwhile: read it once more.</source>
      <translation>Noe ble skrevet i mellomtiden: les det én gang til.</translation>
    </message>
    <message>
      <source>It was not signed. {reason}</source>
      <translation>Den ble ikke signert. {reason}</translation>
    </message>
    <message>
      <source>This consult was ended for good or called off: no opinion can be signed. Copy what you want to keep.</source>
      <translation>Denne konsultasjonen ble avsluttet for godt eller avlyst: ingen uttalelse kan signeres. Kopier det du vil beholde.</translation>
    </message>
    <message>
      <source>You no longer lead this consult. Your words stay here: take the lead again to sign, or copy them.</source>
      <translation>Du leder ikke lenger denne konsultasjonen. Ordene dine blir stående her: ta ledelsen igjen for å signere, eller kopier dem.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Avslutt</translation>
    </message>
    <message>
      <source>Close, keep the draft</source>
      <translation>Lukk, behold utkastet</translation>
    </message>
    <message>
      <source>Your signature is on its way. This closes when it is stored; without a link, when the link is back.</source>
      <translation>Signaturen din er på vei. Dette lukkes når den er lagret; uten samband når sambandet er tilbake.</translation>
    </message>
    <message>
      <source>Write your assessment, then read it once more and sign.</source>
      <translation>Skriv vurderingen din, les den én gang til og signer.</translation>
    </message>
    <message>
      <source>Write why this version replaces the one before.</source>
      <translation>Skriv hvorfor denne versjonen erstatter den forrige.</translation>
    </message>
    <message>
      <source>Read it once more</source>
      <translation>Les den én gang til</translation>
    </message>
    <message>
      <source>Your opinion</source>
      <translation>Din uttalelse</translation>
    </message>
    <message>
      <source>Why a new version</source>
      <translation>Hvorfor en ny versjon</translation>
    </message>
    <message>
      <source>Assessment: what you think it is</source>
      <translation>Vurdering: hva du tror det er</translation>
    </message>
    <message>
      <source>Advice: what to do now</source>
      <translation>Råd: hva som bør gjøres nå</translation>
    </message>
    <message>
      <source>Follow-up: when and what to watch for</source>
      <translation>Oppfølging: når, og hva en skal se etter</translation>
    </message>
    <message>
      <source>Change it</source>
      <translation>Endre</translation>
    </message>
    <message>
      <source>Read and sign…</source>
      <translation>Les og signer…</translation>
    </message>
    <message>
      <source>Sign</source>
      <translation>Signer</translation>
    </message>
  </context>
  <context>
    <name>OpinionPictures</name>
    <message>
      <source>Marked pictures that go with it</source>
      <translation>Merkede bilder som følger med</translation>
    </message>
  </context>
  <context>
    <name>OpinionReading</name>
    <message>
      <source>Why a new version</source>
      <translation>Hvorfor en ny versjon</translation>
    </message>
    <message>
      <source>Assessment</source>
      <translation>Vurdering</translation>
    </message>
    <message>
      <source>Advice</source>
      <translation>Råd</translation>
    </message>
    <message>
      <source>Follow-up</source>
      <translation>Oppfølging</translation>
    </message>
    <message>
      <source>Findings that are printed with it</source>
      <translation>Funn som skrives ut sammen med den</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Ingen</translation>
    </message>
    <message>
      <source>Pictures that go with it</source>
      <translation>Bilder som følger med</translation>
    </message>
    <message>
      <source>Signed by</source>
      <translation>Signert av</translation>
    </message>
    <message>
      <source>The inviting clinician examines, decides and treats; this opinion is advice to them.</source>
      <translation>Den inviterende klinikeren undersøker, avgjør og behandler; denne uttalelsen er et råd til dem.</translation>
    </message>
  </context>
  <context>
    <name>Orienting</name>
    <message>
      <source>Where the patient’s head and left are…  (C)</source>
      <translation>Hvor pasientens hode og venstre side er…  (C)</translation>
    </message>
    <message>
      <source>Turn the live picture  (Q)</source>
      <translation>Drei det direkte bildet  (Q)</translation>
    </message>
  </context>
  <context>
    <name>OutageBar</name>
    <message>
      <source>No picture and no voice for {age}</source>
      <translation>Ikke bilde og ikke lyd på {age}</translation>
    </message>
    <message>
      <source>No connection for {age}</source>
      <translation>Ingen forbindelse på {age}</translation>
    </message>
    <message>
      <source>No connection with {name} for {age}</source>
      <translation>Ingen forbindelse med {name} på {age}</translation>
    </message>
    <message>
      <source>What you photograph and write still arrives.</source>
      <translation>Det du fotograferer og skriver, kommer fortsatt frem.</translation>
    </message>
    <message>
      <source>What you write and draw still arrives.</source>
      <translation>Det du skriver og tegner, kommer fortsatt frem.</translation>
    </message>
    <message>
      <source>What you do now is not kept on this computer.</source>
      <translation>Det du gjør nå, tas ikke vare på her på maskinen.</translation>
    </message>
    <message>
      <source>Go on photographing and writing: it is kept here and sent by itself.</source>
      <translation>Fortsett å fotografere og skrive: alt tas vare på her og sendes av seg selv.</translation>
    </message>
    <message>
      <source>What you write and draw is kept here and sent by itself.</source>
      <translation>Det du skriver og tegner, tas vare på her og sendes av seg selv.</translation>
    </message>
    <message>
      <source>Go on photographing and writing: {name} gets it later.</source>
      <translation>Fortsett å fotografere og skrive: {name} får det senere.</translation>
    </message>
    <message>
      <source>The bedside gets what you write and draw later.</source>
      <translation>Pasientsiden får det du skriver og tegner senere.</translation>
    </message>
    <message>
      <source>{goes_on} The connection returns without a press; you will hear it.</source>
      <translation>{goes_on} Forbindelsen kommer tilbake uten at du trykker; du hører det.</translation>
    </message>
    <message>
      <source>Last instruction, {age} ago: “{text}”, {state}</source>
      <translation>Siste instruks, for {age} siden: «{text}», {state}</translation>
    </message>
    <message>
      <source>Telephone {name}</source>
      <translation>Ring {name}</translation>
    </message>
    <message>
      <source>Telephone</source>
      <translation>Ring</translation>
    </message>
    <message>
      <source>Telephone each other</source>
      <translation>Ring hverandre</translation>
    </message>
  </context>
  <context>
    <name>Outrun</name>
    <message>
      <source>A colleague</source>
      <translation>En kollega</translation>
    </message>
    <message>
      <source>{name} took it over a moment before you and leads. You are here as a guest.</source>
      <translation>{name} overtok rett før deg og leder. Du er her som gjest.</translation>
    </message>
    <message>
      <source>{name} has taken this call.</source>
      <translation>{name} har tatt denne oppringningen.</translation>
    </message>
  </context>
  <context>
    <name>OwedDialog</name>
    <message>
      <source>Ask for consent before you close</source>
      <translation>Spør om samtykke før du avslutter</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>Samtykke</translation>
    </message>
    <message>
      <source>Help came first, and nobody has asked the patient since. If nobody can, the report says so.</source>
      <translation>Hjelpen kom først, og ingen har spurt pasienten siden. Hvis ingen kan, står det i rapporten.</translation>
    </message>
    <message>
      <source>Close without asking…</source>
      <translation>Avslutt uten å spørre…</translation>
    </message>
    <message>
      <source>Ask now</source>
      <translation>Spør nå</translation>
    </message>
  </context>
  <context>
    <name>PageBar</name>
    <message>
      <source>The page before</source>
      <translation>Forrige side</translation>
    </message>
    <message>
      <source>The next page</source>
      <translation>Neste side</translation>
    </message>
    <message>
      <source>Number of the page</source>
      <translation>Sidetall</translation>
    </message>
    <message>
      <source>of {n}</source>
      <translation>av {n}</translation>
    </message>
    <message>
      <source>1 word chosen</source>
      <translation>1 ord valgt</translation>
    </message>
    <message>
      <source>{n} words chosen</source>
      <translation>{n} ord valgt</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Søk</translation>
    </message>
    <message>
      <source>Turn</source>
      <translation>Drei</translation>
    </message>
    <message>
      <source>Turn this page by a quarter, clockwise</source>
      <translation>Drei denne siden en kvart omgang med klokken</translation>
    </message>
    <message>
      <source>Choose text</source>
      <translation>Velg tekst</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopier</translation>
    </message>
  </context>
  <context>
    <name>PagePicker</name>
    <message>
      <source>Pages, such as 1-3, 7</source>
      <translation>Sider, for eksempel 1-3, 7</translation>
    </message>
    <message>
      <source>Numbers of the key pages</source>
      <translation>Numrene på de viktigste sidene</translation>
    </message>
    <message>
      <source>Pages of this file</source>
      <translation>Sidene i denne filen</translation>
    </message>
    <message>
      <source>There is no page {words}.</source>
      <translation>Det finnes ingen side {words}.</translation>
    </message>
  </context>
  <context>
    <name>PageWords</name>
    <message>
      <source>one window of it</source>
      <translation>ett vindu av bildet</translation>
    </message>
    <message>
      <source>not for primary diagnosis</source>
      <translation>ikke til primærdiagnostikk</translation>
    </message>
    <message>
      <source>simplified picture</source>
      <translation>forenklet bilde</translation>
    </message>
    <message>
      <source>lossy picture</source>
      <translation>bilde med tap</translation>
    </message>
    <message>
      <source>{seen}, the file is coming</source>
      <translation>{seen}, filen er på vei</translation>
    </message>
    <message>
      <source>{seen}, the file comes tonight</source>
      <translation>{seen}, filen kommer i kveld</translation>
    </message>
    <message>
      <source>{seen}, the file was not sent</source>
      <translation>{seen}, filen ble ikke sendt</translation>
    </message>
    <message>
      <source>the file goes tonight</source>
      <translation>filen sendes i kveld</translation>
    </message>
    <message>
      <source>shared without its file</source>
      <translation>delt uten selve filen</translation>
    </message>
    <message>
      <source>identity not hidden</source>
      <translation>identitet ikke skjult</translation>
    </message>
    <message>
      <source>identity hidden</source>
      <translation>identitet skjult</translation>
    </message>
    <message>
      <source>another patient?</source>
      <translation>en annen pasient?</translation>
    </message>
    <message>
      <source>number</source>
      <translation>nummer</translation>
    </message>
    <message>
      <source>sex</source>
      <translation>kjønn</translation>
    </message>
    <message>
      <source>age</source>
      <translation>alder</translation>
    </message>
    <message>
      <source>more than one patient</source>
      <translation>mer enn én pasient</translation>
    </message>
    <message>
      <source>names another patient ({what})</source>
      <translation>nevner en annen pasient ({what})</translation>
    </message>
    <message>
      <source>1 picture is missing</source>
      <translation>1 bilde mangler</translation>
    </message>
    <message>
      <source>{n} pictures are missing</source>
      <translation>{n} bilder mangler</translation>
    </message>
  </context>
  <context>
    <name>PanelBar</name>
    <message>
      <source>{panel}: {n} unread</source>
      <translation>{panel}: {n} uleste</translation>
    </message>
    <message>
      <source>Instructions</source>
      <translation>Instrukser</translation>
    </message>
    <message>
      <source>Case</source>
      <translation>Sak</translation>
    </message>
    <message>
      <source>Findings</source>
      <translation>Funn</translation>
    </message>
    <message>
      <source>Messages</source>
      <translation>Meldinger</translation>
    </message>
    <message>
      <source>People</source>
      <translation>Personer</translation>
    </message>
    <message>
      <source>Documents</source>
      <translation>Dokumenter</translation>
    </message>
  </context>
  <context>
    <name>Paper</name>
    <message>
      <source>filtered</source>
      <translation>filtrert</translation>
    </message>
    <message>
      <source>Rhythm</source>
      <translation>Rytme</translation>
    </message>
    <message>
      <source>Measure on this photographed ECG…</source>
      <translation>Mål på dette fotograferte EKG-et …</translation>
    </message>
    <message>
      <source>real size on this screen</source>
      <translation>virkelig størrelse på denne skjermen</translation>
    </message>
  </context>
  <context>
    <name>PaperBar</name>
    <message>
      <source>Ten seconds before</source>
      <translation>Ti sekunder før</translation>
    </message>
    <message>
      <source>Part of the recording</source>
      <translation>Del av opptaket</translation>
    </message>
    <message>
      <source>Ten seconds later</source>
      <translation>Ti sekunder etter</translation>
    </message>
    <message>
      <source>Layout of the leads</source>
      <translation>Oppsett av avledningene</translation>
    </message>
    <message>
      <source>Paper speed</source>
      <translation>Papirhastighet</translation>
    </message>
    <message>
      <source>Gain</source>
      <translation>Forsterkning</translation>
    </message>
    <message>
      <source>Filters, named on the paper</source>
      <translation>Filtre, de står på papiret</translation>
    </message>
    <message>
      <source>Calipers: press at one leg, let go at the other</source>
      <translation>Passer: trykk ved det ene beinet, slipp ved det andre</translation>
    </message>
    <message>
      <source>What the calipers measure</source>
      <translation>Hva passeren måler</translation>
    </message>
    <message>
      <source>Real size, by a bank card held to the screen</source>
      <translation>Virkelig størrelse, med et bankkort mot skjermen</translation>
    </message>
    <message>
      <source>Take the scale back</source>
      <translation>Ta målestokken tilbake</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>Papir</translation>
    </message>
    <message>
      <source>Filtered</source>
      <translation>Filtrert</translation>
    </message>
    <message>
      <source>Unfiltered</source>
      <translation>Ufiltrert</translation>
    </message>
    <message>
      <source>Real size</source>
      <translation>Virkelig størrelse</translation>
    </message>
    <message>
      <source>Not to size</source>
      <translation>Ikke i riktig størrelse</translation>
    </message>
    <message>
      <source>No filter added</source>
      <translation>Ingen filtre lagt til</translation>
    </message>
    <message>
      <source>Baseline 0.67 Hz and muscle 40 Hz</source>
      <translation>Grunnlinje 0,67 Hz og muskel 40 Hz</translation>
    </message>
    <message>
      <source>Time and height</source>
      <translation>Tid og høyde</translation>
    </message>
    <message>
      <source>RR and rate</source>
      <translation>RR og frekvens</translation>
    </message>
  </context>
  <context>
    <name>PartEdge</name>
    <message>
      <source>this part is whole</source>
      <translation>denne delen er uten tap</translation>
    </message>
    <message>
      <source>whole inside the line, simplified around it</source>
      <translation>hel innenfor streken, forenklet rundt den</translation>
    </message>
    <message>
      <source>whole inside the line, lossy around it</source>
      <translation>uten tap innenfor streken, med tap rundt den</translation>
    </message>
    <message>
      <source>simplified picture, this part is coming whole</source>
      <translation>forenklet bilde, denne delen er på vei hel</translation>
    </message>
    <message>
      <source>lossy picture, this part is coming whole</source>
      <translation>bilde med tap, denne delen er på vei uten tap</translation>
    </message>
    <message>
      <source>look closer for the whole depth</source>
      <translation>zoom inn for full dybde</translation>
    </message>
  </context>
  <context>
    <name>PedalDialog</name>
    <message>
      <source>Pedal</source>
      <translation>Pedal</translation>
    </message>
    <message>
      <source>A USB pedal works as a keyboard. F1 to F4 need no setting; for any other key, learn it here.</source>
      <translation>En USB-pedal virker som et tastatur. F1 til F4 trenger ingen innstilling; enhver annen tast læres inn her.</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Ferdig</translation>
    </message>
    <message>
      <source>Photograph</source>
      <translation>Ta bilde</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Direkte</translation>
    </message>
    <message>
      <source>I need you</source>
      <translation>Jeg trenger deg</translation>
    </message>
    <message>
      <source>Learn</source>
      <translation>Lær inn</translation>
    </message>
    <message>
      <source>Forget</source>
      <translation>Glem</translation>
    </message>
    <message>
      <source>Learn: {key}</source>
      <translation>Lær inn: {key}</translation>
    </message>
    <message>
      <source>Forget: {key}</source>
      <translation>Glem: {key}</translation>
    </message>
    <message>
      <source>{usual} and {key}</source>
      <translation>{usual} og {key}</translation>
    </message>
    <message>
      <source>Press the pedal now. Esc: not now.</source>
      <translation>Trykk på pedalen nå. Esc: ikke nå.</translation>
    </message>
  </context>
  <context>
    <name>People</name>
    <message>
      <source>at the bedside</source>
      <translation>hos pasienten</translation>
    </message>
    <message>
      <source>specialist</source>
      <translation>spesialist</translation>
    </message>
    <message>
      <source>trainee, looks on</source>
      <translation>under opplæring, ser på</translation>
    </message>
    <message>
      <source>reviewer</source>
      <translation>gjennomgåer</translation>
    </message>
    <message>
      <source>privacy officer</source>
      <translation>personvernombud</translation>
    </message>
    <message>
      <source>administrator</source>
      <translation>administrator</translation>
    </message>
  </context>
  <context>
    <name>PeopleKeys</name>
    <message>
      <source>Somebody else…</source>
      <translation>En annen …</translation>
    </message>
    <message>
      <source>Who is it?</source>
      <translation>Hvem er det?</translation>
    </message>
    <message>
      <source>Not sent yet: {people}. It goes as soon as the server answers.</source>
      <translation>Ikke sendt ennå: {people}. Det sendes så snart serveren svarer.</translation>
    </message>
    <message>
      <source>Search a name</source>
      <translation>Søk etter et navn</translation>
    </message>
  </context>
  <context>
    <name>PeoplePanel</name>
    <message>
      <source>Nobody is connected.</source>
      <translation>Ingen er tilkoblet.</translation>
    </message>
    <message>
      <source>Confirm number and age</source>
      <translation>Bekreft nummer og alder</translation>
    </message>
    <message>
      <source>Somebody else is here…</source>
      <translation>Noen andre er her…</translation>
    </message>
    <message>
      <source>with the patient, {words}</source>
      <translation>hos pasienten, {words}</translation>
    </message>
    <message>
      <source>with the patient</source>
      <translation>hos pasienten</translation>
    </message>
    <message>
      <source>here</source>
      <translation>her</translation>
    </message>
    <message>
      <source>Has left</source>
      <translation>Har gått</translation>
    </message>
    <message>
      <source>{name} (you)</source>
      <translation>{name} (deg)</translation>
    </message>
    <message>
      <source>leads</source>
      <translation>leder</translation>
    </message>
    <message>
      <source>covered</source>
      <translation>tildekket</translation>
    </message>
    <message>
      <source>muted</source>
      <translation>dempet</translation>
    </message>
    <message>
      <source>left</source>
      <translation>har gått</translation>
    </message>
    <message>
      <source>confirmed by both sides</source>
      <translation>bekreftet av begge sider</translation>
    </message>
    <message>
      <source>confirmed by one side</source>
      <translation>bekreftet av én side</translation>
    </message>
    <message>
      <source>not confirmed yet</source>
      <translation>ikke bekreftet ennå</translation>
    </message>
    <message>
      <source>The right patient</source>
      <translation>Riktig pasient</translation>
    </message>
    <message>
      <source>Confirm name and age</source>
      <translation>Bekreft navn og alder</translation>
    </message>
    <message>
      <source>Both sides have said the patient's number and age aloud</source>
      <translation>Begge sider har sagt pasientens nummer og alder høyt</translation>
    </message>
    <message>
      <source>Both sides have said name and age aloud</source>
      <translation>Begge sider har sagt navn og alder høyt</translation>
    </message>
  </context>
  <context>
    <name>Pointer</name>
    <message>
      <source>{seconds} s ago</source>
      <translation>for {seconds} s siden</translation>
    </message>
    <message>
      <source>Still</source>
      <translation>Stillbilde</translation>
    </message>
  </context>
  <context>
    <name>Practice</name>
    <message>
      <source>PRACTICE</source>
      <translation>ØVELSE</translation>
    </message>
    <message>
      <source>Practice patient</source>
      <translation>Øvelsespasient</translation>
    </message>
    <message>
      <source>PRACTICE: a red eye since yesterday</source>
      <translation>ØVELSE: rødt øye siden i går</translation>
    </message>
    <message>
      <source>Nobody has to answer: the practice partner does.</source>
      <translation>Ingen trenger å svare: øvelsespartneren gjør det.</translation>
    </message>
    <message>
      <source>The practice is over</source>
      <translation>Øvelsen er over</translation>
    </message>
    <message>
      <source>Press the three dots at the top right, then Consent…</source>
      <translation>Trykk på de tre prikkene øverst til høyre, så Samtykke…</translation>
    </message>
    <message>
      <source>Start camera and microphone.</source>
      <translation>Slå på kamera og mikrofon.</translation>
    </message>
    <message>
      <source>Press Photograph.</source>
      <translation>Trykk på Ta bilde.</translation>
    </message>
    <message>
      <source>Press Cover: nothing is seen. Then press it again.</source>
      <translation>Trykk på Dekk til: ingenting vises. Trykk så på den igjen.</translation>
    </message>
    <message>
      <source>Write me a message and send it.</source>
      <translation>Skriv en melding til meg og send den.</translation>
    </message>
    <message>
      <source>Press I need you. Now it rings nobody; in a real consult it does.</source>
      <translation>Trykk på Jeg trenger deg. Nå ringer det ingen; i en virkelig konsultasjon gjør det det.</translation>
    </message>
    <message>
      <source>Well done, that was all. Press Leave.</source>
      <translation>Bra, det var alt. Trykk på Forlat.</translation>
    </message>
  </context>
  <context>
    <name>PracticeBar</name>
    <message>
      <source>PRACTICE</source>
      <translation>ØVELSE</translation>
    </message>
    <message>
      <source>PRACTICE: no patient</source>
      <translation>ØVELSE: ingen pasient</translation>
    </message>
    <message>
      <source>Nothing of this is counted, and nobody is called.</source>
      <translation>Ingenting av dette telles, og ingen blir ringt.</translation>
    </message>
    <message>
      <source>{n} of {all}</source>
      <translation>{n} av {all}</translation>
    </message>
    <message>
      <source>PRACTICE - Preceptor</source>
      <translation>ØVELSE - Preceptor</translation>
    </message>
  </context>
  <context>
    <name>Presence</name>
    <message>
      <source>the patient</source>
      <translation>pasienten</translation>
    </message>
    <message>
      <source>a guardian</source>
      <translation>en verge</translation>
    </message>
    <message>
      <source>a relative</source>
      <translation>en pårørende</translation>
    </message>
    <message>
      <source>an interpreter</source>
      <translation>en tolk</translation>
    </message>
    <message>
      <source>somebody else</source>
      <translation>noen andre</translation>
    </message>
  </context>
  <context>
    <name>PresentDialog</name>
    <message>
      <source>Who is in the room?</source>
      <translation>Hvem er i rommet?</translation>
    </message>
    <message>
      <source>In the room</source>
      <translation>I rommet</translation>
    </message>
    <message>
      <source>The specialist sees who can hear them.</source>
      <translation>Spesialisten ser hvem som kan høre dem.</translation>
    </message>
    <message>
      <source>Who</source>
      <translation>Hvem</translation>
    </message>
    <message>
      <source>Name, if they wish</source>
      <translation>Navn, om de ønsker</translation>
    </message>
    <message>
      <source>Related how</source>
      <translation>Hvordan i slekt</translation>
    </message>
    <message>
      <source>They are here</source>
      <translation>De er her</translation>
    </message>
  </context>
  <context>
    <name>PresentHere</name>
    <message>
      <source>Somebody else is here…</source>
      <translation>Noen andre er her…</translation>
    </message>
    <message>
      <source>With the patient: {names}.</source>
      <translation>Hos pasienten: {names}.</translation>
    </message>
    <message>
      <source>nobody else</source>
      <translation>ingen andre</translation>
    </message>
    <message>
      <source>Seen and heard by: {names}.</source>
      <translation>Ses og høres av: {names}.</translation>
    </message>
    <message>
      <source>nobody yet</source>
      <translation>ingen ennå</translation>
    </message>
  </context>
  <context>
    <name>Purposes</name>
    <message>
      <source>Face</source>
      <translation>Ansikt</translation>
    </message>
    <message>
      <source>Examination</source>
      <translation>Undersøkelse</translation>
    </message>
    <message>
      <source>Ultrasound</source>
      <translation>Ultralyd</translation>
    </message>
  </context>
  <context>
    <name>QFileDialog</name>
    <message>
      <source>&amp;Open</source>
      <translation>&amp;Åpne</translation>
    </message>
    <message>
      <source>&amp;Save</source>
      <translation>&amp;Lagre</translation>
    </message>
    <message>
      <source>&amp;Choose</source>
      <translation>&amp;Velg</translation>
    </message>
    <message>
      <source>&amp;Look in:</source>
      <translation>&amp;Se i:</translation>
    </message>
    <message>
      <source>File &amp;name:</source>
      <translation>Fil&amp;navn:</translation>
    </message>
    <message>
      <source>Files of &amp;type:</source>
      <translation>Fil&amp;type:</translation>
    </message>
    <message>
      <source>Directory:</source>
      <translation>Mappe:</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Tilbake</translation>
    </message>
    <message>
      <source>Go back</source>
      <translation>Gå tilbake</translation>
    </message>
    <message>
      <source>Forward</source>
      <translation>Fremover</translation>
    </message>
    <message>
      <source>Go forward</source>
      <translation>Gå fremover</translation>
    </message>
    <message>
      <source>Parent Directory</source>
      <translation>Mappen over</translation>
    </message>
    <message>
      <source>Go to the parent directory</source>
      <translation>Gå til mappen over</translation>
    </message>
    <message>
      <source>Create New Folder</source>
      <translation>Lag ny mappe</translation>
    </message>
    <message>
      <source>Create a New Folder</source>
      <translation>Lag en ny mappe</translation>
    </message>
    <message>
      <source>New Folder</source>
      <translation>Ny mappe</translation>
    </message>
    <message>
      <source>List View</source>
      <translation>Liste</translation>
    </message>
    <message>
      <source>Change to list view mode</source>
      <translation>Vis som liste</translation>
    </message>
    <message>
      <source>Detail View</source>
      <translation>Detaljer</translation>
    </message>
    <message>
      <source>Change to detail view mode</source>
      <translation>Vis med detaljer</translation>
    </message>
    <message>
      <source>Sidebar</source>
      <translation>Steder</translation>
    </message>
    <message>
      <source>List of places and bookmarks</source>
      <translation>Liste over steder og bokmerker</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Filer</translation>
    </message>
    <message>
      <source>Directories</source>
      <translation>Mapper</translation>
    </message>
    <message>
      <source>&amp;Rename</source>
      <translation>Gi &amp;nytt navn</translation>
    </message>
    <message>
      <source>&amp;Delete</source>
      <translation>&amp;Slett</translation>
    </message>
    <message>
      <source>Show &amp;hidden files</source>
      <translation>Vis &amp;skjulte filer</translation>
    </message>
    <message>
      <source>&amp;New Folder</source>
      <translation>&amp;Ny mappe</translation>
    </message>
    <message>
      <source>Recent Places</source>
      <translation>Nylig brukte steder</translation>
    </message>
    <message>
      <source>Show </source>
      <translation>Vis </translation>
    </message>
    <message>
      <source>%1 already exists.
Do you want to replace it?</source>
      <translation>%1 finnes allerede.
Vil du erstatte den?</translation>
    </message>
    <message>
      <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
      <translation>%1
Mappen ble ikke funnet.
Se etter at navnet er riktig.</translation>
    </message>
    <message>
      <source>%1
File not found.
Please verify the correct file name was given.</source>
      <translation>%1
Filen ble ikke funnet.
Se etter at navnet er riktig.</translation>
    </message>
    <message>
      <source>'%1' is write protected.
Do you want to delete it anyway?</source>
      <translation>«%1» er skrivebeskyttet.
Vil du slette den likevel?</translation>
    </message>
    <message>
      <source>Are you sure you want to delete '%1'?</source>
      <translation>Vil du virkelig slette «%1»?</translation>
    </message>
    <message>
      <source>Could not delete directory.</source>
      <translation>Mappen kunne ikke slettes.</translation>
    </message>
  </context>
  <context>
    <name>QFileSystemModel</name>
    <message>
      <source>Name</source>
      <translation>Navn</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Størrelse</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Type</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Type</translation>
    </message>
    <message>
      <source>Date Modified</source>
      <translation>Endret</translation>
    </message>
    <message>
      <source>My Computer</source>
      <translation>Denne datamaskinen</translation>
    </message>
    <message>
      <source>Computer</source>
      <translation>Datamaskin</translation>
    </message>
  </context>
  <context>
    <name>QPlatformTheme</name>
    <message>
      <source>Cancel</source>
      <translation>Avbryt</translation>
    </message>
    <message>
      <source>&amp;Yes</source>
      <translation>&amp;Ja</translation>
    </message>
    <message>
      <source>&amp;No</source>
      <translation>&amp;Nei</translation>
    </message>
    <message>
      <source>OK</source>
      <translation>OK</translation>
    </message>
  </context>
  <context>
    <name>QSidebar</name>
    <message>
      <source>Remove</source>
      <translation>Fjern</translation>
    </message>
  </context>
  <context>
    <name>ReadOpinionDialog</name>
    <message>
      <source>Opinion by {name}</source>
      <translation>Uttalelse fra {name}</translation>
    </message>
    <message>
      <source>Opinion</source>
      <translation>Uttalelse</translation>
    </message>
    <message>
      <source>Before: version {n}, {when}</source>
      <translation>Før: versjon {n}, {when}</translation>
    </message>
    <message>
      <source>The inviting clinician examines, decides and treats; this opinion is advice to them.</source>
      <translation>Den inviterende klinikeren undersøker, avgjør og behandler; denne uttalelsen er et råd til dem.</translation>
    </message>
    <message>
      <source>Save as PDF…</source>
      <translation>Lagre som PDF…</translation>
    </message>
    <message>
      <source>I have read it</source>
      <translation>Jeg har lest den</translation>
    </message>
    <message>
      <source>Version {n}, signed {when}</source>
      <translation>Versjon {n}, signert {when}</translation>
    </message>
    <message>
      <source>Assessment</source>
      <translation>Vurdering</translation>
    </message>
    <message>
      <source>Advice</source>
      <translation>Råd</translation>
    </message>
    <message>
      <source>Follow-up</source>
      <translation>Oppfølging</translation>
    </message>
  </context>
  <context>
    <name>Reading</name>
    <message>
      <source>Only the words of a PDF can be searched. What is shown here is a picture.</source>
      <translation>Bare ordene i en PDF kan søkes i. Det som vises her, er et bilde.</translation>
    </message>
    <message>
      <source>There is no text on this page: it is a picture.</source>
      <translation>Det er ingen tekst på denne siden: den er et bilde.</translation>
    </message>
  </context>
  <context>
    <name>ReasonDialog</name>
    <message>
      <source>In your own words</source>
      <translation>Med egne ord</translation>
    </message>
    <message>
      <source>Reason</source>
      <translation>Begrunnelse</translation>
    </message>
  </context>
  <context>
    <name>Receipt</name>
    <message>
      <source>sending</source>
      <translation>sendes</translation>
    </message>
    <message>
      <source>waits for the link</source>
      <translation>venter på sambandet</translation>
    </message>
    <message>
      <source>on screen at {place}</source>
      <translation>på skjermen hos {place}</translation>
    </message>
    <message>
      <source>delivered, not in view at {place}: {why}</source>
      <translation>levert, ikke synlig hos {place}: {why}</translation>
    </message>
    <message>
      <source>another page is open there</source>
      <translation>en annen side er åpen der</translation>
    </message>
    <message>
      <source>another part is looked at</source>
      <translation>en annen del vises der</translation>
    </message>
    <message>
      <source>the window is minimised</source>
      <translation>vinduet er minimert</translation>
    </message>
    <message>
      <source>something lies over it</source>
      <translation>noe ligger over det</translation>
    </message>
    <message>
      <source>the consult is not on the screen</source>
      <translation>konsultasjonen er ikke på skjermen</translation>
    </message>
    <message>
      <source>you</source>
      <translation>du</translation>
    </message>
    <message>
      <source>somebody who left</source>
      <translation>noen som har gått</translation>
    </message>
    <message>
      <source>delivered to {place}</source>
      <translation>levert til {place}</translation>
    </message>
    <message>
      <source>sent</source>
      <translation>sendt</translation>
    </message>
  </context>
  <context>
    <name>RecordedTracks</name>
    <message>
      <source>Perhaps</source>
      <translation>Kanskje</translation>
    </message>
  </context>
  <context>
    <name>Recording</name>
    <message>
      <source>Recording{since}</source>
      <translation>Opptak pågår{since}</translation>
    </message>
    <message>
      <source>Recording paused</source>
      <translation>Opptak satt på pause</translation>
    </message>
    <message>
      <source>Not recorded</source>
      <translation>Tas ikke opp</translation>
    </message>
  </context>
  <context>
    <name>Refused</name>
    <message>
      <source>Finding</source>
      <translation>Funn</translation>
    </message>
    <message>
      <source>Message</source>
      <translation>Melding</translation>
    </message>
    <message>
      <source>Instruction</source>
      <translation>Instruks</translation>
    </message>
    <message>
      <source>Request</source>
      <translation>Forespørsel</translation>
    </message>
    <message>
      <source>Correction of the request</source>
      <translation>Rettelse av forespørselen</translation>
    </message>
    <message>
      <source>Opinion</source>
      <translation>Uttalelse</translation>
    </message>
    <message>
      <source>Document</source>
      <translation>Dokument</translation>
    </message>
    <message>
      <source>Photograph</source>
      <translation>Ta bilde</translation>
    </message>
    <message>
      <source>Sound of the stethoscope</source>
      <translation>Lyd fra stetoskopet</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>Tegning</translation>
    </message>
    <message>
      <source>Consent</source>
      <translation>Samtykke</translation>
    </message>
    <message>
      <source>Answer to an instruction</source>
      <translation>Svar på en instruks</translation>
    </message>
    <message>
      <source>Handing on or giving back</source>
      <translation>Overlevering eller tilbakelegging</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Stopp</translation>
    </message>
    <message>
      <source>Call for help</source>
      <translation>Rop om hjelp</translation>
    </message>
    <message>
      <source>End of the consult</source>
      <translation>Avslutning av konsultasjonen</translation>
    </message>
    <message>
      <source>Who may look on</source>
      <translation>Hvem som får se på</translation>
    </message>
    <message>
      <source>Bookmark</source>
      <translation>Bokmerke</translation>
    </message>
  </context>
  <context>
    <name>RefusedBar</name>
    <message>
      <source>Not accepted: {n}. What you wrote is kept here.</source>
      <translation>Ikke godtatt: {n}. Det du skrev, er bevart her.</translation>
    </message>
    <message>
      <source>Look…</source>
      <translation>Se…</translation>
    </message>
  </context>
  <context>
    <name>RefusedDialog</name>
    <message>
      <source>Not taken</source>
      <translation>Ikke tatt inn</translation>
    </message>
    <message>
      <source>This was written here and the consult did not take it. It is kept on this computer until you put it away.</source>
      <translation>Dette ble skrevet her, og konsultasjonen tok det ikke inn. Det er bevart på denne datamaskinen til du legger det bort.</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Avslutt</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopier</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Prøv igjen</translation>
    </message>
    <message>
      <source>Put away</source>
      <translation>Legg bort</translation>
    </message>
  </context>
  <context>
    <name>RegionLook</name>
    <message>
      <source>The other side sees this part closely</source>
      <translation>Den andre siden ser denne delen nært</translation>
    </message>
    <message>
      <source>A part, seen closely</source>
      <translation>En del, sett nært</translation>
    </message>
    <message>
      <source>Whole picture</source>
      <translation>Hele bildet</translation>
    </message>
  </context>
  <context>
    <name>Renumbered</name>
    <message>
      <source>Your number {was} is now {now}</source>
      <translation>Ditt nummer {was} er nå {now}</translation>
    </message>
  </context>
  <context>
    <name>RequestDialog</name>
    <message>
      <source>Ask a specialist</source>
      <translation>Spør en spesialist</translation>
    </message>
    <message>
      <source>What is wrong, in one line</source>
      <translation>Hva er galt, på én linje</translation>
    </message>
    <message>
      <source>What do you want to know?</source>
      <translation>Hva vil du vite?</translation>
    </message>
    <message>
      <source>Age</source>
      <translation>Alder</translation>
    </message>
    <message>
      <source>years</source>
      <translation>år</translation>
    </message>
    <message>
      <source>months</source>
      <translation>måneder</translation>
    </message>
    <message>
      <source>Age in years or months</source>
      <translation>Alder i år eller måneder</translation>
    </message>
    <message>
      <source>Not stated</source>
      <translation>Ikke oppgitt</translation>
    </message>
    <message>
      <source>Female</source>
      <translation>Kvinne</translation>
    </message>
    <message>
      <source>Male</source>
      <translation>Mann</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>Annet</translation>
    </message>
    <message>
      <source>Clear the form</source>
      <translation>Tøm skjemaet</translation>
    </message>
    <message>
      <source>Close, keep what I wrote</source>
      <translation>Lukk, behold det jeg skrev</translation>
    </message>
    <message>
      <source>Send</source>
      <translation>Send</translation>
    </message>
    <message>
      <source>{field}: this number cannot be right.</source>
      <translation>{field}: dette tallet kan ikke stemme.</translation>
    </message>
    <message>
      <source>Write what is wrong, in a few words. Nothing else is needed.</source>
      <translation>Skriv hva som er galt, med få ord. Mer trengs ikke.</translation>
    </message>
    <message>
      <source>Cardiology</source>
      <translation>Kardiologi</translation>
    </message>
    <message>
      <source>Dermatology</source>
      <translation>Hudsykdommer</translation>
    </message>
    <message>
      <source>Emergency medicine</source>
      <translation>Akuttmedisin</translation>
    </message>
    <message>
      <source>Eye diseases</source>
      <translation>Øyesykdommer</translation>
    </message>
    <message>
      <source>Internal medicine</source>
      <translation>Indremedisin</translation>
    </message>
    <message>
      <source>Obstetrics</source>
      <translation>Fødselshjelp</translation>
    </message>
    <message>
      <source>Paediatrics</source>
      <translation>Barnesykdommer</translation>
    </message>
    <message>
      <source>Pathology</source>
      <translation>Patologi</translation>
    </message>
    <message>
      <source>Radiology</source>
      <translation>Radiologi</translation>
    </message>
    <message>
      <source>Surgery</source>
      <translation>Kirurgi</translation>
    </message>
    <message>
      <source>Local number</source>
      <translation>Lokalt nummer</translation>
    </message>
    <message>
      <source>Sex</source>
      <translation>Kjønn</translation>
    </message>
    <message>
      <source>Complaint (needed)</source>
      <translation>Plage (må fylles ut)</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>Spørsmål</translation>
    </message>
    <message>
      <source>Specialty</source>
      <translation>Fagområde</translation>
    </message>
    <message>
      <source>Name (stays in this clinic)</source>
      <translation>Navn (blir i klinikken)</translation>
    </message>
  </context>
  <context>
    <name>ReturnBar</name>
    <message>
      <source>Write the password of {name}: the consult then opens by itself.</source>
      <translation>Skriv passordet til {name}: Konsultasjonen åpnes da av seg selv.</translation>
    </message>
    <message>
      <source>Returning to the consult…</source>
      <translation>Går tilbake til konsultasjonen …</translation>
    </message>
    <message>
      <source>{name} was in a consult when this program ended.</source>
      <translation>{name} var i en konsultasjon da programmet ble avsluttet.</translation>
    </message>
    <message>
      <source>{name} was in a consult {age} ago, when this program ended.</source>
      <translation>{name} var i en konsultasjon for {age} siden, da programmet ble avsluttet.</translation>
    </message>
    <message>
      <source>Camera and microphone start at once when you return.</source>
      <translation>Kamera og mikrofon starter med en gang når du går tilbake.</translation>
    </message>
    <message>
      <source>Return to the consult, camera on</source>
      <translation>Tilbake til konsultasjonen, kamera på</translation>
    </message>
    <message>
      <source>Return to the consult</source>
      <translation>Tilbake til konsultasjonen</translation>
    </message>
  </context>
  <context>
    <name>ReviewPage</name>
    <message>
      <source>Back</source>
      <translation>Tilbake</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Lagre</translation>
    </message>
    <message>
      <source>The opinion as PDF…</source>
      <translation>Uttalelseen som PDF…</translation>
    </message>
    <message>
      <source>The pages with marks…</source>
      <translation>Sidene med merker…</translation>
    </message>
    <message>
      <source>The whole consult…</source>
      <translation>Hele konsultasjonen…</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Avbryt</translation>
    </message>
  </context>
  <context>
    <name>ReviewStage</name>
    <message>
      <source>The specialist</source>
      <translation>Spesialisten</translation>
    </message>
    <message>
      <source>What was seen</source>
      <translation>Det som ble sett</translation>
    </message>
    <message>
      <source>Camera at the bedside</source>
      <translation>Kamera hos pasienten</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>Begge</translation>
    </message>
    <message>
      <source>No consult is open</source>
      <translation>Ingen konsultasjon er åpen</translation>
    </message>
    <message>
      <source>No picture at this moment</source>
      <translation>Ikke noe bilde på dette tidspunktet</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Direkte</translation>
    </message>
    <message>
      <source>Still</source>
      <translation>Stillbilde</translation>
    </message>
  </context>
  <context>
    <name>RoomMenu</name>
    <message>
      <source>Show another picture…</source>
      <translation>Vis et annet bilde …</translation>
    </message>
    <message>
      <source>Mark this moment  (B)</source>
      <translation>Merk dette øyeblikket  (B)</translation>
    </message>
    <message>
      <source>Take the lead</source>
      <translation>Ta ledelsen</translation>
    </message>
    <message>
      <source>Give back to the board…</source>
      <translation>Legg tilbake på tavlen…</translation>
    </message>
    <message>
      <source>Call off…</source>
      <translation>Avlys…</translation>
    </message>
    <message>
      <source>Correct the request…</source>
      <translation>Rett forespørselen…</translation>
    </message>
    <message>
      <source>Read the opinion…</source>
      <translation>Les uttalelseen…</translation>
    </message>
    <message>
      <source>Close the consult…</source>
      <translation>Avslutt konsultasjonen…</translation>
    </message>
    <message>
      <source>Reopen…</source>
      <translation>Åpne igjen…</translation>
    </message>
    <message>
      <source>Save the opinion…</source>
      <translation>Lagre uttalelseen…</translation>
    </message>
    <message>
      <source>Save the record…</source>
      <translation>Lagre journalen…</translation>
    </message>
    <message>
      <source>Save the marked pages…</source>
      <translation>Lagre sidene med merker…</translation>
    </message>
    <message>
      <source>Save the whole consult…</source>
      <translation>Lagre hele konsultasjonen…</translation>
    </message>
    <message>
      <source>Wrong patient: end this consult…</source>
      <translation>Feil pasient: avslutt denne konsultasjonen…</translation>
    </message>
    <message>
      <source>The link is gone: it can be handed on when it is back.</source>
      <translation>Sambandet er borte: den kan gis videre når sambandet er tilbake.</translation>
    </message>
    <message>
      <source>Only who leads can hand it on.</source>
      <translation>Bare den som leder, kan gi den videre.</translation>
    </message>
    <message>
      <source>{name} (here)</source>
      <translation>{name} (til stede)</translation>
    </message>
    <message>
      <source>There is no other specialist.</source>
      <translation>Det er ingen annen spesialist.</translation>
    </message>
    <message>
      <source>Call off?</source>
      <translation>Avlyse?</translation>
    </message>
    <message>
      <source>The specialists no longer see it.</source>
      <translation>Spesialistene ser den ikke lenger.</translation>
    </message>
    <message>
      <source>The patient is better</source>
      <translation>Pasienten er bedre</translation>
    </message>
    <message>
      <source>Solved here</source>
      <translation>Løst her</translation>
    </message>
    <message>
      <source>Call off</source>
      <translation>Avlys</translation>
    </message>
    <message>
      <source>Give the consult back?</source>
      <translation>Legge konsultasjonen tilbake?</translation>
    </message>
    <message>
      <source>It stands on every specialist's board again. The clinic sees that it waits.</source>
      <translation>Den står på alle spesialisters tavle igjen. Klinikken ser at den venter.</translation>
    </message>
    <message>
      <source>My duty ends</source>
      <translation>Vakten min er over</translation>
    </message>
    <message>
      <source>Another specialty is needed</source>
      <translation>Et annet fag trengs</translation>
    </message>
    <message>
      <source>I am called away</source>
      <translation>Jeg blir kalt bort</translation>
    </message>
    <message>
      <source>Give back</source>
      <translation>Legg tilbake</translation>
    </message>
    <message>
      <source>Nothing can be drawn or said afterwards. It stays readable, and can be reopened.</source>
      <translation>Etterpå kan ingenting tegnes eller sies. Den kan fortsatt leses, og kan åpnes igjen.</translation>
    </message>
    <message>
      <source>No opinion was signed: the record will be headed “No opinion was given”.</source>
      <translation>Ingen uttalelse er signert: journalen får overskriften «Ingen uttalelse ble gitt».</translation>
    </message>
    <message>
      <source>The patient was never asked for consent; only the bedside can still ask.</source>
      <translation>Pasienten ble aldri spurt om samtykke; bare de hos pasienten kan ennå spørre.</translation>
    </message>
    <message>
      <source>Close the consult?</source>
      <translation>Avslutte konsultasjonen?</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Avslutt</translation>
    </message>
    <message>
      <source>Reopen the consult?</source>
      <translation>Åpne konsultasjonen igjen?</translation>
    </message>
    <message>
      <source>Something was forgotten</source>
      <translation>Noe ble glemt</translation>
    </message>
    <message>
      <source>The patient is worse</source>
      <translation>Pasienten er verre</translation>
    </message>
    <message>
      <source>Reopen</source>
      <translation>Åpne igjen</translation>
    </message>
    <message>
      <source>Number or age is written wrong: correct the request…</source>
      <translation>Nummer eller alder er feil skrevet: rett forespørselen…</translation>
    </message>
    <message>
      <source>It is another patient: end this consult…</source>
      <translation>Det er en annen pasient: avslutt denne konsultasjonen…</translation>
    </message>
    <message>
      <source>Wrong patient</source>
      <translation>Feil pasient</translation>
    </message>
    <message>
      <source>Opened by mistake</source>
      <translation>Åpnet ved en feil</translation>
    </message>
    <message>
      <source>End this consult for good?</source>
      <translation>Avslutte denne konsultasjonen for godt?</translation>
    </message>
    <message>
      <source>It leaves every board and is not taken up again. What was written stays in the record.</source>
      <translation>Den forlater alle tavler og tas ikke opp igjen. Det som er skrevet, blir i journalen.</translation>
    </message>
    <message>
      <source>End it for good</source>
      <translation>Avslutt for godt</translation>
    </message>
  </context>
  <context>
    <name>RoomNotes</name>
    <message>
      <source>Saved as {path}</source>
      <translation>Lagret som {path}</translation>
    </message>
    <message>
      <source>Your instruction was not shown at the bedside in time. Send it again or withdraw it.</source>
      <translation>Instruksen din ble ikke vist hos pasienten i tide. Send den på nytt eller trekk den tilbake.</translation>
    </message>
    <message>
      <source>This moment is marked. The review finds it again.</source>
      <translation>Øyeblikket er merket. Gjennomgangen finner det igjen.</translation>
    </message>
    <message>
      <source>Nothing was shared. The copy that was made to look at it is gone.</source>
      <translation>Ingenting ble delt. Kopien som ble laget for å se på den, er borte.</translation>
    </message>
    <message>
      <source>The bedside asks for the live picture.</source>
      <translation>Pasientsiden ber om direktebildet.</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Direkte</translation>
    </message>
    <message>
      <source>The opinion is here.</source>
      <translation>Uttalelseen er kommet.</translation>
    </message>
    <message>
      <source>Read it</source>
      <translation>Les den</translation>
    </message>
    <message>
      <source>The link is gone. What you write and draw is kept here and sent when it returns.</source>
      <translation>Sambandet er borte. Det du skriver og tegner, tas vare på her og sendes når det er tilbake.</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Avbryt</translation>
    </message>
    <message>
      <source>Fill in…</source>
      <translation>Fyll ut…</translation>
    </message>
    <message>
      <source>The earlier part of this consult is still on its way.</source>
      <translation>Den tidligere delen av konsultasjonen er fortsatt underveis.</translation>
    </message>
    <message>
      <source>Something was written here by a newer program. Update to see all of it.</source>
      <translation>Noe her er skrevet av et nyere program. Oppdater for å se alt.</translation>
    </message>
    <message>
      <source>{what}. {help}</source>
      <translation>{what}. {help}</translation>
    </message>
  </context>
  <context>
    <name>RoomPage</name>
    <message>
      <source>Show or hide: case, messages, documents, people</source>
      <translation>Vis eller skjul: sak, meldinger, dokumenter, personer</translation>
    </message>
    <message>
      <source>Consent…</source>
      <translation>Samtykke…</translation>
    </message>
    <message>
      <source>Share a file…</source>
      <translation>Del en fil…</translation>
    </message>
    <message>
      <source>Share a folder of images…</source>
      <translation>Del en mappe med bilder…</translation>
    </message>
    <message>
      <source>Listen with the stethoscope</source>
      <translation>Lytt med stetoskopet</translation>
    </message>
    <message>
      <source>Panels back beside the stage</source>
      <translation>Panelene tilbake ved siden av scenen</translation>
    </message>
    <message>
      <source>Panels in a second window</source>
      <translation>Panelene i et eget vindu</translation>
    </message>
    <message>
      <source>Compare with…</source>
      <translation>Sammenlign med…</translation>
    </message>
  </context>
  <context>
    <name>RoomTop</name>
    <message>
      <source>Press to say number and age aloud and confirm them</source>
      <translation>Trykk for å si nummer og alder høyt og bekrefte</translation>
    </message>
    <message>
      <source>Wrong patient…</source>
      <translation>Feil pasient…</translation>
    </message>
    <message>
      <source>Hold</source>
      <translation>Sett på vent</translation>
    </message>
    <message>
      <source>Hand on…</source>
      <translation>Gi videre…</translation>
    </message>
    <message>
      <source>Give back…</source>
      <translation>Gi tilbake…</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Mer</translation>
    </message>
    <message>
      <source>Press to see how the link is</source>
      <translation>Trykk for å se hvordan forbindelsen er</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Fortsett</translation>
    </message>
    <message>
      <source>More: {n} asking to look on</source>
      <translation>Mer: {n} ber om å se på</translation>
    </message>
    <message>
      <source>Not confirmed</source>
      <translation>Ikke bekreftet</translation>
    </message>
    <message>
      <source>Confirm</source>
      <translation>Bekreft</translation>
    </message>
    <message>
      <source>{words} {rtt} ms</source>
      <translation>{words} {rtt} ms</translation>
    </message>
    <message>
      <source>{rtt} ms</source>
      <translation>{rtt} ms</translation>
    </message>
    <message>
      <source>{n} unsent</source>
      <translation>{n} usendt</translation>
    </message>
    <message>
      <source>{n} waiting</source>
      <translation>{n} venter</translation>
    </message>
    <message>
      <source>{n} waiting, {red} red</source>
      <translation>{n} venter, {red} røde</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>Opptak pågår</translation>
    </message>
    <message>
      <source>Rec</source>
      <translation>Opptak</translation>
    </message>
  </context>
  <context>
    <name>Said</name>
    <message>
      <source>The server asks for your password again. What you do is kept on this computer and sent once it was right.</source>
      <translation>Serveren ber om passordet ditt på nytt. Det du gjør, tas vare på her på datamaskinen og sendes når passordet er riktig.</translation>
    </message>
    <message>
      <source>This was withdrawn.</source>
      <translation>Dette er trukket tilbake.</translation>
    </message>
    <message>
      <source>Start camera and microphone first; then another picture can be added.</source>
      <translation>Start kamera og mikrofon først; deretter kan et bilde til legges til.</translation>
    </message>
    <message>
      <source>This picture is open already: choose it in the row of pictures.</source>
      <translation>Dette bildet er allerede åpent: velg det i bilderekken.</translation>
    </message>
    <message>
      <source>No more pictures can be open at once. Close one of them first.</source>
      <translation>Flere bilder kan ikke være åpne samtidig. Lukk ett av dem først.</translation>
    </message>
    <message>
      <source>Your microphone is off or muted, so nothing would be heard. Turn it on, then speak.</source>
      <translation>Mikrofonen din er av eller dempet, så ingenting ville høres. Slå den på, og snakk så.</translation>
    </message>
    <message>
      <source>That was too short to be heard. Press, speak, then press again.</source>
      <translation>Det var for kort til å høres. Trykk, snakk, og trykk igjen.</translation>
    </message>
    <message>
      <source>The disk of this computer is full: what you say cannot be kept. Free some space, or write it.</source>
      <translation>Disken på denne datamaskinen er full: det du sier kan ikke lagres. Frigjør plass, eller skriv det.</translation>
    </message>
    <message>
      <source>What you said could not be kept. Say it again, or write it.</source>
      <translation>Det du sa, kunne ikke tas vare på. Si det en gang til, eller skriv det.</translation>
    </message>
    <message>
      <source>What was spoken with this instruction did not come. Read it, or ask.</source>
      <translation>Det som ble sagt med denne instruksen kom ikke. Les den, eller spør.</translation>
    </message>
    <message>
      <source>Something went wrong inside the program; what you wrote is kept. If it happens again, choose Change person and sign in again.</source>
      <translation>Noe gikk galt i programmet; det du skrev, er tatt vare på. Skjer det igjen, velg Bytt person og logg inn på nytt.</translation>
    </message>
    <message>
      <source>{what} Check the network cable or Wi-Fi, and the address {place}.</source>
      <translation>{what} Sjekk nettverkskabelen eller Wi-Fi, og adressen {place}.</translation>
    </message>
    <message>
      <source>The server at this address could not prove who it is. Nothing was sent. Ask for the enrolment link.</source>
      <translation>Tjeneren på denne adressen kunne ikke bevise hvem den er. Ingenting ble sendt. Be om registreringslenken.</translation>
    </message>
    <message>
      <source>The date of this computer is wrong: by it the server's certificate is not valid yet. Nothing was sent. Have the date set, or ask for the enrolment link, which works with any date.</source>
      <translation>Datoen på denne datamaskinen er feil: Etter den er tjenerens sertifikat ikke gyldig ennå. Ingenting ble sendt. Få datoen stilt, eller be om registreringslenken, som virker med enhver dato.</translation>
    </message>
    <message>
      <source>By the date of this computer the server's certificate has ended. Nothing was sent. If the date is wrong, have it set; if it is right, tell whoever runs the server. The enrolment link works with any date.</source>
      <translation>Etter datoen på denne datamaskinen er tjenerens sertifikat utløpt. Ingenting ble sendt. Er datoen feil, få den stilt; er den riktig, si fra til den som driver tjeneren. Registreringslenken virker med enhver dato.</translation>
    </message>
    <message>
      <source>Something answers at this address, but it is not a Preceptor server. Check the address.</source>
      <translation>Noe svarer på denne adressen, men det er ikke en Preceptor-tjener. Sjekk adressen.</translation>
    </message>
    <message>
      <source>The proxy of this network did not let us through.</source>
      <translation>Mellomtjeneren i dette nettverket slapp oss ikke gjennom.</translation>
    </message>
    <message>
      <source>This is not a server address. Copy the whole enrolment link you were given.</source>
      <translation>Dette er ikke en tjeneradresse. Kopier hele registreringslenken du fikk.</translation>
    </message>
    <message>
      <source>The enrolment link is not complete. Copy the whole link you were given.</source>
      <translation>Registreringslenken er ikke fullstendig. Kopier hele lenken du fikk.</translation>
    </message>
    <message>
      <source>This address is not encrypted, so nothing was sent. Ask for the enrolment link.</source>
      <translation>Denne adressen er ikke kryptert, så ingenting ble sendt. Be om registreringslenken.</translation>
    </message>
    <message>
      <source>The server's key is not the one this computer was enrolled with. Nothing was sent. Ask whoever runs the server whether its key was changed, and for a new enrolment link.</source>
      <translation>Tjenerens nøkkel er ikke den denne datamaskinen ble registrert med. Ingenting ble sendt. Spør den som driver tjeneren, om nøkkelen er byttet, og be om en ny registreringslenke.</translation>
    </message>
    <message>
      <source>The server speaks another version of Preceptor. Update this program or the server.</source>
      <translation>Tjeneren bruker en annen versjon av Preceptor. Oppdater dette programmet eller tjeneren.</translation>
    </message>
    <message>
      <source>The server does not answer.</source>
      <translation>Tjeneren svarer ikke.</translation>
    </message>
    <message>
      <source>The disk of this computer takes nothing, so you cannot be signed in here: what you write would not be kept. Free some space, or ask whoever looks after this computer, and sign in again.</source>
      <translation>Disken på denne datamaskinen tar ikke imot noe, så du kan ikke logges inn her: Det du skriver, ville ikke bli tatt vare på. Frigjør plass, eller spør den som har ansvar for datamaskinen, og logg inn igjen.</translation>
    </message>
    <message>
      <source>Something that you wrote on this computer had not reached the server, and cannot be read any more: the disk is damaged. Look through your last consults whether anything is missing, and tell whoever looks after this computer.</source>
      <translation>Noe du skrev på denne datamaskinen, hadde ikke nådd serveren og kan ikke leses lenger: disken er skadet. Se gjennom de siste konsultasjonene dine om noe mangler, og si fra til den som har ansvar for datamaskinen.</translation>
    </message>
    <message>
      <source>A recording that a crash left on this computer cannot be read any more: the disk is damaged. It stays there as it is. Tell whoever looks after this computer.</source>
      <translation>Et opptak som et krasj etterlot på denne datamaskinen, kan ikke leses lenger: disken er skadet. Det blir liggende som det er. Si fra til den som har ansvar for datamaskinen.</translation>
    </message>
    <message>
      <source>Nothing was saved: no page that is still shared here has marks on it.</source>
      <translation>Ingenting ble lagret: ingen side som fortsatt deles her, har merker.</translation>
    </message>
    <message>
      <source>Nothing was saved: none of the pages with marks can be had now. Try again when the link is back.</source>
      <translation>Ingenting ble lagret: ingen av sidene med merker kan hentes nå. Prøv igjen når forbindelsen er tilbake.</translation>
    </message>
    <message>
      <source>The file was saved. Pages with marks that are missing in it: {count}. They could not be fetched, or cannot be shown. Save it again later.</source>
      <translation>Filen ble lagret. Sider med merker som mangler i den: {count}. De kunne ikke hentes, eller kan ikke vises. Lagre den igjen senere.</translation>
    </message>
    <message>
      <source>The link is down and this consult is not on this computer.</source>
      <translation>Sambandet er nede, og denne konsultasjonen finnes ikke på denne datamaskinen.</translation>
    </message>
    <message>
      <source>The consult did not arrive. Check the link and open it again.</source>
      <translation>Konsultasjonen kom ikke fram. Sjekk sambandet og åpne den på nytt.</translation>
    </message>
    <message>
      <source>Something of this person has not reached the server yet ({unsent}), so nothing was removed. It goes as soon as the server answers.</source>
      <translation>Noe fra denne personen har ikke nådd serveren ennå ({unsent}), så ingenting ble fjernet. Det sendes så snart serveren svarer.</translation>
    </message>
    <message>
      <source>A crash left recordings of this person that have not reached the server ({recordings}), so nothing was removed. They go when this person signs in here.</source>
      <translation>Et krasj etterlot opptak fra denne personen som ikke har nådd serveren ({recordings}), så ingenting ble fjernet. De sendes når denne personen logger inn her.</translation>
    </message>
    <message>
      <source>Something of this person is half written or was returned by the server ({own}), so nothing was removed. It waits until this person signs in here and sends or deletes it; what is half written goes by itself after 90 days.</source>
      <translation>Noe fra denne personen er halvskrevet eller ble sendt tilbake av serveren ({own}), så ingenting ble fjernet. Det venter til denne personen logger inn her og sender eller sletter det; det halvskrevne forsvinner av seg selv etter 90 dager.</translation>
    </message>
    <message>
      <source>Files that this person shared as pages are whole on this computer alone ({files}), so nothing was removed. This person can send or withdraw them in their consult, reopened if it was closed.</source>
      <translation>Filer som denne personen delte som sider, finnes hele bare på denne datamaskinen ({files}), så ingenting ble fjernet. Personen kan sende dem eller trekke dem tilbake i konsultasjonen, som kan gjenåpnes hvis den er avsluttet.</translation>
    </message>
    <message>
      <source>This person is signed in here in another window of Preceptor, so nothing was removed. Choose Change person there first.</source>
      <translation>Denne personen er logget inn her i et annet Preceptor-vindu, så ingenting ble fjernet. Velg Bytt person der først.</translation>
    </message>
    <message>
      <source>The keyring of this computer is locked or does not answer, so nothing was removed. Unlock it and try again.</source>
      <translation>Nøkkelringen på denne datamaskinen er låst eller svarer ikke, så ingenting ble fjernet. Lås den opp og prøv igjen.</translation>
    </message>
    <message>
      <source>The disk of this computer refused, so this person is not forgotten yet. Try again.</source>
      <translation>Disken på denne datamaskinen nektet, så denne personen er ikke glemt ennå. Prøv igjen.</translation>
    </message>
    <message>
      <source>The camera was covered before this moment was kept: it is not kept. Freeze again when the cover is off.</source>
      <translation>Kameraet ble dekket til før dette øyeblikket ble tatt vare på: det tas ikke vare på. Frys igjen når dekslet er borte.</translation>
    </message>
    <message>
      <source>This moment was not kept anywhere. Freeze again.</source>
      <translation>Dette øyeblikket ble ikke tatt vare på noe sted. Frys på nytt.</translation>
    </message>
    <message>
      <source>There is no picture to keep: the camera is off, covered or missing.</source>
      <translation>Det finnes ikke noe bilde å ta vare på: kameraet er av, tildekket eller mangler.</translation>
    </message>
    <message>
      <source>The disk of this computer is full: the still cannot be kept. Free some space.</source>
      <translation>Disken på denne datamaskinen er full: stillbildet kan ikke lagres. Frigjør plass.</translation>
    </message>
    <message>
      <source>Your answer to “{step}” is not in the record, because the step itself never came there. Tell whoever asked.</source>
      <translation>Svaret ditt på «{step}» står ikke i journalen, fordi selve trinnet aldri kom dit. Si fra til den som ba om det.</translation>
    </message>
    <message>
      <source>The link has ended by a mistake of this program. What you wrote is kept. Choose Change person and sign in again.</source>
      <translation>Sambandet er avsluttet på grunn av en feil i dette programmet. Det du skrev, er tatt vare på. Velg Bytt person og logg inn på nytt.</translation>
    </message>
    <message>
      <source>The link is down. What you do is kept and sent as soon as it is back.</source>
      <translation>Sambandet er nede. Det du gjør, tas vare på og sendes så snart det er tilbake.</translation>
    </message>
    <message>
      <source>The server said something this program does not understand. Trying again.</source>
      <translation>Tjeneren sa noe dette programmet ikke forstår. Prøver igjen.</translation>
    </message>
    <message>
      <source>Only the clinic and the specialist take part with camera and microphone.</source>
      <translation>Bare klinikken og spesialisten deltar med kamera og mikrofon.</translation>
    </message>
    <message>
      <source>Camera and microphone are off: the patient does not consent to the consult.</source>
      <translation>Kamera og mikrofon er av: pasienten samtykker ikke til konsultasjonen.</translation>
    </message>
    <message>
      <source>Camera and microphone are off: no specialist is here any more.</source>
      <translation>Kamera og mikrofon er av: ingen spesialist er her lenger.</translation>
    </message>
    <message>
      <source>Camera and microphone are off: nothing has come for two minutes. Start them again when the link is back.</source>
      <translation>Kamera og mikrofon er av: ingenting har kommet på to minutter. Start dem igjen når forbindelsen er tilbake.</translation>
    </message>
    <message>
      <source>Camera and microphone are off: the consult has ended.</source>
      <translation>Kamera og mikrofon er av: konsultasjonen er avsluttet.</translation>
    </message>
    <message>
      <source>Camera and microphone are off: no specialist has accepted the consult. Accept it to go on.</source>
      <translation>Kamera og mikrofon er av: ingen spesialist har tatt imot konsultasjonen. Ta imot den for å fortsette.</translation>
    </message>
    <message>
      <source>Name and password do not go together. Check both and try again.</source>
      <translation>Navn og passord hører ikke sammen. Sjekk begge og prøv igjen.</translation>
    </message>
    <message>
      <source>This computer's disk takes no more: what you do is not kept here until it is on the server. Free some space, and do not close the program while something is unsent.</source>
      <translation>Disken på denne datamaskinen tar ikke mer: det du gjør, lagres ikke her før det er på tjeneren. Frigjør plass, og lukk ikke programmet mens noe er usendt.</translation>
    </message>
    <message>
      <source>The file itself has not arrived here yet, so nothing on it can be measured. Try again in a moment.</source>
      <translation>Selve filen har ikke kommet hit ennå, så ingenting kan måles på den. Prøv igjen om litt.</translation>
    </message>
    <message>
      <source>This sheet is no longer at hand. Straighten it again.</source>
      <translation>Dette arket er ikke lenger for hånden. Rett det ut igjen.</translation>
    </message>
    <message>
      <source>This picture is no longer on the table.</source>
      <translation>Dette bildet ligger ikke lenger på bordet.</translation>
    </message>
    <message>
      <source>This is too long to be sent in one piece, so nothing was sent. Make it shorter, or share it as a file.</source>
      <translation>Dette er for langt til å sendes i ett stykke, så ingenting ble sendt. Gjør det kortere, eller del det som en fil.</translation>
    </message>
    <message>
      <source>You are signed in already in another window of Preceptor on this computer. Go on there, or close it and sign in here again.</source>
      <translation>Du er allerede logget inn i et annet Preceptor-vindu på denne datamaskinen. Fortsett der, eller lukk det og logg inn her på nytt.</translation>
    </message>
    <message>
      <source>The password is needed to go back to this consult.</source>
      <translation>Passordet trengs for å gå tilbake til denne konsultasjonen.</translation>
    </message>
    <message>
      <source>You are not signed in: nothing was written. Sign in and try again.</source>
      <translation>Du er ikke logget inn: ingenting ble skrevet. Logg inn og prøv igjen.</translation>
    </message>
    <message>
      <source>The file has not arrived here yet: its pages can be looked at, its text cannot be read.</source>
      <translation>Filen er ikke kommet hit ennå: sidene kan ses, teksten kan ikke leses.</translation>
    </message>
    <message>
      <source>This document was withdrawn.</source>
      <translation>Dette dokumentet er trukket tilbake.</translation>
    </message>
    <message>
      <source>The disk of this computer takes no more: the call goes on, but recording is paused here. Free some space; recording then goes on by itself.</source>
      <translation>Disken på denne maskinen tar ikke imot mer: samtalen fortsetter, men opptaket er satt på pause her. Frigjør plass, så fortsetter opptaket av seg selv.</translation>
    </message>
    <message>
      <source>The disk of this computer is full: a recording from before is not sent yet. Free some space and sign in again.</source>
      <translation>Disken på denne datamaskinen er full: et tidligere opptak er ikke sendt ennå. Frigjør plass og logg inn på nytt.</translation>
    </message>
    <message>
      <source>The consult is being opened.</source>
      <translation>Konsultasjonen åpnes.</translation>
    </message>
    <message>
      <source>There is nothing to review in this consult.</source>
      <translation>Det er ingenting å se på i denne konsultasjonen.</translation>
    </message>
    <message>
      <source>No consult is open.</source>
      <translation>Ingen konsultasjon er åpen.</translation>
    </message>
    <message>
      <source>No picture was recorded here: {kind}.</source>
      <translation>Her ble det ikke tatt opp noe bilde: {kind}.</translation>
    </message>
    <message>
      <source>Nothing was recorded here: {kind}.</source>
      <translation>Ingenting ble tatt opp her: {kind}.</translation>
    </message>
    <message>
      <source>The picture of this passage is still on its way.</source>
      <translation>Bildet av denne delen er fortsatt på vei.</translation>
    </message>
    <message>
      <source>Clinic: as recorded at the bedside.</source>
      <translation>Klinikken: slik det ble tatt opp hos pasienten.</translation>
    </message>
    <message>
      <source>Clinic: as it arrived at the specialist's.</source>
      <translation>Klinikken: slik det kom fram til spesialisten.</translation>
    </message>
    <message>
      <source>Nothing was recorded here.</source>
      <translation>Ingenting ble tatt opp her.</translation>
    </message>
    <message>
      <source>the microphone was muted</source>
      <translation>mikrofonen var slått av</translation>
    </message>
    <message>
      <source>the camera was covered</source>
      <translation>kameraet var tildekket</translation>
    </message>
    <message>
      <source>this computer was too busy, or its disk was full</source>
      <translation>denne maskinen var for opptatt, eller disken var full</translation>
    </message>
    <message>
      <source>the camera or microphone was missing</source>
      <translation>kamera eller mikrofon manglet</translation>
    </message>
    <message>
      <source>Parts of the recording that are still on their way: {coming}.</source>
      <translation>Deler av opptaket som fortsatt er på vei: {coming}.</translation>
    </message>
    <message>
      <source>What was spoken with this instruction is not to be had any more. Its words stand in the line.</source>
      <translation>Det som ble sagt sammen med denne instruksen, finnes ikke lenger. Ordene står i linjen.</translation>
    </message>
    <message>
      <source>The disk of this computer is full: what the stethoscope gave cannot be brought here. Free some space.</source>
      <translation>Disken på denne datamaskinen er full: lyden fra stetoskopet kan ikke hentes hit. Frigjør plass.</translation>
    </message>
    <message>
      <source>Sign in to review a consult from the server, or open a saved consult file.</source>
      <translation>Logg inn for å se på en konsultasjon fra tjeneren, eller åpne en lagret konsultasjonsfil.</translation>
    </message>
    <message>
      <source>The file cannot be read. Check where it is.</source>
      <translation>Filen kan ikke leses. Sjekk hvor den er.</translation>
    </message>
    <message>
      <source>The file was saved. Parts that are missing in it: {count}. They are not on the server yet, or damaged on this computer. Save it again later.</source>
      <translation>Filen ble lagret. Deler som mangler i den: {count}. De er ikke på tjeneren ennå, eller skadet på denne datamaskinen. Lagre på nytt senere.</translation>
    </message>
    <message>
      <source>The file could not be written. Check that the folder is still there and has space, then save again.</source>
      <translation>Filen kunne ikke skrives. Sjekk at mappen fortsatt finnes og har plass, og lagre på nytt.</translation>
    </message>
    <message>
      <source>Saving was cancelled: no file was written.</source>
      <translation>Lagringen ble avbrutt: ingen fil ble skrevet.</translation>
    </message>
    <message>
      <source>Sign in first.</source>
      <translation>Logg inn først.</translation>
    </message>
    <message>
      <source>The file could not be read to its end and is not shared. Check its disk or stick, and choose it again.</source>
      <translation>Filen kunne ikke leses til slutten og er ikke delt. Sjekk disken eller minnepinnen, og velg den på nytt.</translation>
    </message>
    <message>
      <source>The disk of this computer is full: the file cannot be shared. Free some space and share it again.</source>
      <translation>Disken på denne datamaskinen er full: filen kan ikke deles. Frigjør plass og del den på nytt.</translation>
    </message>
    <message>
      <source>This file is no longer open here. Choose it again.</source>
      <translation>Denne filen er ikke lenger åpen her. Velg den på nytt.</translation>
    </message>
    <message>
      <source>This sound cannot be read. Ask for another one.</source>
      <translation>Denne lyden kan ikke leses. Be om en ny.</translation>
    </message>
    <message>
      <source>The disk of this computer is full: what the stethoscope gave cannot be kept. Free some space.</source>
      <translation>Disken på denne datamaskinen er full: lyden fra stetoskopet kan ikke lagres. Frigjør plass.</translation>
    </message>
    <message>
      <source>The date or time of this computer is wrong. Everything is recorded with the server's time all the same. Have the clock of this computer set.</source>
      <translation>Datoen eller klokken på denne datamaskinen er feil. Alt registreres likevel med tjenerens tid. Få klokken på denne datamaskinen stilt.</translation>
    </message>
    <message>
      <source>The link is down. What you do is kept on this computer and sent as soon as the link is back.</source>
      <translation>Sambandet er nede. Det du gjør, tas vare på her på datamaskinen og sendes så snart sambandet er tilbake.</translation>
    </message>
    <message>
      <source>The disk of this computer is full: the picture cannot be kept. Free some space.</source>
      <translation>Disken på denne datamaskinen er full: bildet kan ikke lagres. Frigjør plass.</translation>
    </message>
    <message>
      <source>This part is missing in the file.</source>
      <translation>Denne delen mangler i filen.</translation>
    </message>
    <message>
      <source>This computer's disk takes no more: what you are writing is not kept until you send it. Free some space, and do not close the program before it is sent.</source>
      <translation>Disken på denne datamaskinen tar ikke imot mer: Det du skriver, blir ikke tatt vare på før du sender det. Frigjør plass, og ikke lukk programmet før det er sendt.</translation>
    </message>
    <message>
      <source>It is larger than it may be.</source>
      <translation>Den er større enn den får være.</translation>
    </message>
    <message>
      <source>What is kept for you on this computer is encrypted, and its key lies in this computer's keyring, which is locked or does not answer. Nothing is lost. Unlock it, or sign in to the computer anew, and then sign in here again.</source>
      <translation>Det som er lagret for deg på denne maskinen, er kryptert, og nøkkelen ligger i maskinens nøkkelring, som er låst eller ikke svarer. Ingenting er tapt. Lås den opp, eller logg på maskinen på nytt, og logg så på her igjen.</translation>
    </message>
    <message>
      <source>What is kept for you on this computer is encrypted, and its key is not on this computer any more. Nothing was removed. Work on another computer for now, and tell whoever looks after this one.</source>
      <translation>Det som er lagret for deg på denne maskinen, er kryptert, og nøkkelen finnes ikke lenger på den. Ingenting er fjernet. Bruk en annen maskin så lenge, og si fra til den som har ansvar for denne.</translation>
    </message>
    <message>
      <source>The server does not take a file or recording of yours. It is kept on this computer and tried again when you sign in next. If this is said again, tell whoever runs the server.</source>
      <translation>Serveren tar ikke imot en fil eller et opptak fra deg. Det er tatt vare på på denne datamaskinen, og det prøves igjen neste gang du logger inn. Hvis dette sies igjen, si fra til den som driver serveren.</translation>
    </message>
    <message>
      <source>A file that was still to be sent is no longer on this computer. If it is needed, share it again.</source>
      <translation>En fil som ennå skulle sendes, finnes ikke lenger på denne datamaskinen. Hvis den trengs, del den på nytt.</translation>
    </message>
    <message>
      <source>This computer was asleep, so camera and microphone are off. Start them again when you are back with the patient.</source>
      <translation>Denne datamaskinen var i dvale, så kamera og mikrofon er av. Start dem igjen når du er tilbake hos pasienten.</translation>
    </message>
    <message>
      <source>The copy of this consult on this computer is not that of the server. It is set aside and fetched anew.</source>
      <translation>Kopien av denne konsultasjonen her på datamaskinen er ikke lik tjenerens. Den legges til side og hentes på nytt.</translation>
    </message>
    <message>
      <source>This waits on the computer where it was written until you sign in there with your password.</source>
      <translation>Dette venter på datamaskinen der det ble skrevet, til du logger inn der med passordet ditt.</translation>
    </message>
    <message>
      <source>You opened this consult on another computer ({device}). It goes on there.</source>
      <translation>Du åpnet denne konsultasjonen på en annen datamaskin ({device}). Den fortsetter der.</translation>
    </message>
    <message>
      <source>The server could not read this. The program may be newer than the server.</source>
      <translation>Tjeneren kunne ikke lese dette. Programmet kan være nyere enn tjeneren.</translation>
    </message>
    <message>
      <source>This was written by another version of the program. Update it and try again.</source>
      <translation>Dette ble skrevet av en annen versjon av programmet. Oppdater det og prøv igjen.</translation>
    </message>
    <message>
      <source>This was sent twice with different senders. This is a fault of the program.</source>
      <translation>Dette ble sendt to ganger med ulike avsendere. Det er en feil i programmet.</translation>
    </message>
    <message>
      <source>You opened this consult on another computer. It goes on there.</source>
      <translation>Du åpnet denne konsultasjonen på en annen datamaskin. Den fortsetter der.</translation>
    </message>
    <message>
      <source>This consult has ended, was given back or goes on without you: it is no longer open to you.</source>
      <translation>Denne konsultasjonen er avsluttet, gitt tilbake eller fortsetter uten deg: den er ikke lenger åpen for deg.</translation>
    </message>
    <message>
      <source>The link was gone and this came too late: you have not taken the consult. Look at the board and take it again if it still waits.</source>
      <translation>Sambandet var borte, og dette kom for sent: du har ikke tatt konsultasjonen. Se på tavlen og ta den igjen hvis den fortsatt venter.</translation>
    </message>
    <message>
      <source>The server cannot save at the moment. What you do is kept here and sent when it can again.</source>
      <translation>Tjeneren kan ikke lagre for øyeblikket. Det du gjør, tas vare på her og sendes når den kan igjen.</translation>
    </message>
    <message>
      <source>This could not be sent, by a fault of the program. What you wrote is kept; tell whoever looks after this computer.</source>
      <translation>Dette kunne ikke sendes, på grunn av en feil i programmet. Det du skrev, er tatt vare på; si fra til den som har ansvar for datamaskinen.</translation>
    </message>
    <message>
      <source>Only the server writes who came and who left.</source>
      <translation>Bare tjeneren skriver hvem som kom og hvem som gikk.</translation>
    </message>
    <message>
      <source>Your account may look on here, but this is for others to do.</source>
      <translation>Kontoen din kan se på her, men dette er det andre som gjør.</translation>
    </message>
    <message>
      <source>There is no such consult here for you. Look at your list and open it from there.</source>
      <translation>Det finnes ingen slik konsultasjon her for deg. Se på listen din og åpne den derfra.</translation>
    </message>
    <message>
      <source>This consult belongs to another clinic.</source>
      <translation>Denne konsultasjonen tilhører en annen klinikk.</translation>
    </message>
    <message>
      <source>You are not part of this consult yet. Accept it or enter it first.</source>
      <translation>Du er ikke med i denne konsultasjonen ennå. Ta imot den eller gå inn i den først.</translation>
    </message>
    <message>
      <source>Only the specialist who leads can do this. Take the lead first.</source>
      <translation>Bare spesialisten som leder, kan gjøre dette. Overta ledelsen først.</translation>
    </message>
    <message>
      <source>Only the person who made this can change it.</source>
      <translation>Bare den som laget dette, kan endre det.</translation>
    </message>
    <message>
      <source>Only whoever has the file can show pages of it. Bring the file first.</source>
      <translation>Bare den som har filen, kan vise sider av den. Hent filen først.</translation>
    </message>
    <message>
      <source>This is your own: take it back instead of striking it.</source>
      <translation>Dette er ditt eget: ta det tilbake i stedet for å stryke det.</translation>
    </message>
    <message>
      <source>The name is not that of the person who is signed in. Sign in as yourself.</source>
      <translation>Navnet er ikke det til den som er logget inn. Logg inn som deg selv.</translation>
    </message>
    <message>
      <source>A request is sent for your own clinic only.</source>
      <translation>En forespørsel sendes bare for din egen klinikk.</translation>
    </message>
    <message>
      <source>The patient has not consented to the consult yet. Ask for consent first.</source>
      <translation>Pasienten har ikke samtykket til konsultasjonen ennå. Be om samtykke først.</translation>
    </message>
    <message>
      <source>The patient has withdrawn consent. Only messages, closing and an opinion on what was seen are possible now.</source>
      <translation>Pasienten har trukket samtykket tilbake. Nå er bare meldinger, avslutning og en uttalelse om det som ble sett, mulig.</translation>
    </message>
    <message>
      <source>There is no consent to recording. Ask for it before anything is recorded.</source>
      <translation>Det finnes ikke samtykke til opptak. Be om det før noe tas opp.</translation>
    </message>
    <message>
      <source>This recording began before there was consent, so it is not kept.</source>
      <translation>Dette opptaket begynte før det var samtykke, så det blir ikke tatt vare på.</translation>
    </message>
    <message>
      <source>This was recorded after consent to recording was taken back, so it is not kept.</source>
      <translation>Dette ble tatt opp etter at samtykket til opptak ble trukket tilbake, så det blir ikke tatt vare på.</translation>
    </message>
    <message>
      <source>There is no such consent that could be withdrawn.</source>
      <translation>Det finnes ikke noe slikt samtykke som kan trekkes tilbake.</translation>
    </message>
    <message>
      <source>The patient has been asked, so there is nothing to put off.</source>
      <translation>Pasienten er spurt, så det er ingenting å utsette.</translation>
    </message>
    <message>
      <source>Consent was given. Withdraw it if the patient no longer wants it.</source>
      <translation>Samtykke er gitt. Trekk det tilbake hvis pasienten ikke lenger vil.</translation>
    </message>
    <message>
      <source>There is consent already, so no emergency decision is needed.</source>
      <translation>Det finnes allerede samtykke, så det trengs ingen nødavgjørelse.</translation>
    </message>
    <message>
      <source>Say who gave consent: the name, and how that person is related to the patient.</source>
      <translation>Oppgi hvem som ga samtykke: navnet, og hvilken tilknytning personen har til pasienten.</translation>
    </message>
    <message>
      <source>Consent before a witness needs the name of the witness.</source>
      <translation>Samtykke foran et vitne krever vitnets navn.</translation>
    </message>
    <message>
      <source>This has already been done.</source>
      <translation>Dette er allerede gjort.</translation>
    </message>
    <message>
      <source>What this refers to is not part of the consult.</source>
      <translation>Det dette viser til, er ikke en del av konsultasjonen.</translation>
    </message>
    <message>
      <source>This document was withdrawn. Choose another one.</source>
      <translation>Dette dokumentet ble trukket tilbake. Velg et annet.</translation>
    </message>
    <message>
      <source>The document has no such page.</source>
      <translation>Dokumentet har ingen slik side.</translation>
    </message>
    <message>
      <source>Only the person whose camera it is can do this.</source>
      <translation>Bare den som har kameraet, kan gjøre dette.</translation>
    </message>
    <message>
      <source>The instruction has moved on. Look at where it stands now.</source>
      <translation>Instruksjonen har gått videre. Se hvor den står nå.</translation>
    </message>
    <message>
      <source>The bedside has another step still open. Wait for its answer, or withdraw it and ask once more.</source>
      <translation>Et annet trinn er fortsatt åpent hos pasienten. Vent på svaret, eller trekk det tilbake og be på nytt.</translation>
    </message>
    <message>
      <source>A specialist presses Done only for a spoken word, and the clinic only for itself.</source>
      <translation>En spesialist trykker Utført bare for et muntlig svar, og klinikken bare for seg selv.</translation>
    </message>
    <message>
      <source>Confirm the patient for your own side.</source>
      <translation>Bekreft pasienten for din egen side.</translation>
    </message>
    <message>
      <source>Number or age are not those of the request. Stop and check who the patient is.</source>
      <translation>Nummer eller alder stemmer ikke med forespørselen. Stopp og sjekk hvem pasienten er.</translation>
    </message>
    <message>
      <source>The bedside has said no. They can still let you in, from their own list of the people.</source>
      <translation>De hos pasienten har sagt nei. De kan fortsatt slippe deg inn fra sin egen liste over deltakere.</translation>
    </message>
    <message>
      <source>Nobody has seen what is not there yet.</source>
      <translation>Ingen har sett det som ikke finnes ennå.</translation>
    </message>
    <message>
      <source>There is already a live picture between two people. End it first.</source>
      <translation>Det er allerede et direktebilde mellom to personer. Avslutt det først.</translation>
    </message>
    <message>
      <source>The stethoscope is asked for or in use already.</source>
      <translation>Det er allerede bedt om stetoskopet, eller det er i bruk.</translation>
    </message>
    <message>
      <source>Camera and microphone must be on at both places before the stethoscope is heard.</source>
      <translation>Kamera og mikrofon må være på begge steder før stetoskopet kan høres.</translation>
    </message>
    <message>
      <source>Both people must be in the consult before the picture can start.</source>
      <translation>Begge må være i konsultasjonen før bildet kan starte.</translation>
    </message>
    <message>
      <source>There is a newer version of the opinion. Read it before you sign again.</source>
      <translation>Det finnes en nyere versjon av uttalelsen. Les den før du signerer igjen.</translation>
    </message>
    <message>
      <source>A colleague has only just taken the lead and is here. Talk to each other, then take it over.</source>
      <translation>En kollega har nettopp overtatt ledelsen og er her. Snakk sammen, og overta så.</translation>
    </message>
    <message>
      <source>It is too late to undo this. Give the consult back to the board, with a reason.</source>
      <translation>Det er for sent å angre dette. Gi konsultasjonen tilbake til tavlen, med en grunn.</translation>
    </message>
    <message>
      <source>Write what the new specialist has to know: a sentence at least.</source>
      <translation>Skriv det den nye spesialisten må vite: minst en setning.</translation>
    </message>
    <message>
      <source>Say why. The reason stays in the record.</source>
      <translation>Si hvorfor. Grunnen blir stående i journalen.</translation>
    </message>
    <message>
      <source>There is nothing in it yet. Write something first.</source>
      <translation>Det står ingenting i den ennå. Skriv noe først.</translation>
    </message>
    <message>
      <source>The text is too long. Shorten it or divide it.</source>
      <translation>Teksten er for lang. Kort den ned eller del den opp.</translation>
    </message>
    <message>
      <source>A value is outside of what can be. Check it and try again.</source>
      <translation>En verdi er utenfor det mulige. Sjekk den og prøv igjen.</translation>
    </message>
    <message>
      <source>Nobody has said which way the patient lies in this picture. Set the compass first.</source>
      <translation>Ingen har sagt hvilken vei pasienten ligger i dette bildet. Still inn kompasset først.</translation>
    </message>
    <message>
      <source>Nothing is known here of how large this is in the world, so there is no number with a unit.</source>
      <translation>Det er ikke kjent hvor stort dette er i virkeligheten, så det finnes ikke noe tall med enhet.</translation>
    </message>
    <message>
      <source>A measure belongs to the still it was made on. It cannot follow the moving picture.</source>
      <translation>Et mål hører til stillbildet det ble gjort på. Det kan ikke følge direktebildet.</translation>
    </message>
    <message>
      <source>This mark stays on its still. It does not follow the moving picture.</source>
      <translation>Dette merket blir på stillbildet sitt. Det følger ikke direktebildet.</translation>
    </message>
    <message>
      <source>This is larger than can be shared. Make it smaller or divide it.</source>
      <translation>Dette er større enn det som kan deles. Gjør det mindre eller del det opp.</translation>
    </message>
    <message>
      <source>There are too many of these in this consult. Remove some or begin a new consult.</source>
      <translation>Det er for mange av disse i konsultasjonen. Fjern noen eller begynn en ny konsultasjon.</translation>
    </message>
    <message>
      <source>No specialist has accepted the consult yet.</source>
      <translation>Ingen spesialist har tatt imot konsultasjonen ennå.</translation>
    </message>
    <message>
      <source>A specialist has already accepted the consult.</source>
      <translation>En spesialist har allerede tatt imot konsultasjonen.</translation>
    </message>
    <message>
      <source>The consult is on hold. The specialist has to press Go on first.</source>
      <translation>Konsultasjonen er satt på vent. Spesialisten må trykke Fortsett først.</translation>
    </message>
    <message>
      <source>The consult is closed. It can be reopened.</source>
      <translation>Konsultasjonen er avsluttet. Den kan åpnes igjen.</translation>
    </message>
    <message>
      <source>The consult was called off. Ask anew if help is still needed.</source>
      <translation>Konsultasjonen ble avlyst. Spør på nytt hvis det fortsatt trengs hjelp.</translation>
    </message>
    <message>
      <source>The consult was ended for good. No opinion is possible. Ask anew for the right patient.</source>
      <translation>Konsultasjonen ble avsluttet for godt. Ingen uttalelse er mulig. Spør på nytt for riktig pasient.</translation>
    </message>
    <message>
      <source>This file is damaged on this computer and cannot be shown. It is fetched again when it is opened next.</source>
      <translation>Denne filen er skadet på denne datamaskinen og kan ikke vises. Den hentes på nytt neste gang den åpnes.</translation>
    </message>
    <message>
      <source>This took too long to read, so it was given up. Copy it to this computer's own disk, then choose it there.</source>
      <translation>Dette tok for lang tid å lese, så det ble gitt opp. Kopier det til denne maskinens egen disk og velg det der.</translation>
    </message>
    <message>
      <source>This file was not opened any further.</source>
      <translation>Denne filen ble ikke åpnet videre.</translation>
    </message>
    <message>
      <source>This part is outside of the picture.</source>
      <translation>Denne delen er utenfor bildet.</translation>
    </message>
    <message>
      <source>This picture arrived damaged and cannot be shown.</source>
      <translation>Dette bildet kom skadet frem og kan ikke vises.</translation>
    </message>
    <message>
      <source>No picture of this page is small enough for the link.</source>
      <translation>Ikke noe bilde av denne siden er lite nok for sambandet.</translation>
    </message>
    <message>
      <source>This file is damaged and cannot be shown. Nothing else was affected; try another copy of it.</source>
      <translation>Denne filen er skadet og kan ikke vises. Ingenting annet ble berørt; prøv en annen kopi.</translation>
    </message>
    <message>
      <source>This page is in colours: it has no values beyond what is shown.</source>
      <translation>Denne siden er i farger: den har ingen verdier utover det som vises.</translation>
    </message>
    <message>
      <source>Only the text of a PDF can be searched or copied.</source>
      <translation>Bare teksten i en PDF kan søkes i eller kopieres.</translation>
    </message>
    <message>
      <source>This file holds a film (MPEG), which cannot be shown here. Play it where it was made, or save single pictures.</source>
      <translation>Denne filen inneholder en film (MPEG), som ikke kan vises her. Spill den av der den ble laget, eller lagre enkeltbilder.</translation>
    </message>
    <message>
      <source>The picture in this file is packed as 12-bit JPEG, which cannot be read here. Send it uncompressed.</source>
      <translation>Bildet i denne filen er pakket som 12-bits JPEG, som ikke kan leses her. Send det ukomprimert.</translation>
    </message>
    <message>
      <source>The picture in this file is packed in a way that cannot be read here. Send it again uncompressed.</source>
      <translation>Bildet i denne filen er pakket på en måte som ikke kan leses her. Send det på nytt ukomprimert.</translation>
    </message>
    <message>
      <source>This picture is packed so that it cannot be told what else is in it, so it was not shared. Send it unpacked.</source>
      <translation>Dette bildet er pakket slik at man ikke kan vite hva annet som ligger i det, så det ble ikke delt. Send det upakket.</translation>
    </message>
    <message>
      <source>This picture is damaged or cut short and cannot be shown. Send it again from where it came.</source>
      <translation>Dette bildet er skadet eller avkuttet og kan ikke vises. Send det på nytt derfra det kom.</translation>
    </message>
    <message>
      <source>This picture names its colours by a list that is missing or damaged, so it cannot be shown.</source>
      <translation>Dette bildet henter fargene fra en liste som mangler eller er skadet, så det kan ikke vises.</translation>
    </message>
    <message>
      <source>The file has no such picture.</source>
      <translation>Filen har ikke noe slikt bilde.</translation>
    </message>
    <message>
      <source>This medical image is damaged and cannot be read. Send it again from where it came.</source>
      <translation>Dette medisinske bildet er skadet og kan ikke leses. Send det på nytt derfra det kom.</translation>
    </message>
    <message>
      <source>This file is no medical image (DICOM), or it is damaged from the start.</source>
      <translation>Denne filen er ikke et medisinsk bilde (DICOM), eller den er skadet fra begynnelsen.</translation>
    </message>
    <message>
      <source>This file is a DICOM file without a picture, so there is nothing to show.</source>
      <translation>Denne filen er en DICOM-fil uten bilde, så det er ingenting å vise.</translation>
    </message>
    <message>
      <source>This file is only the list of contents of a disc. Choose the pictures that lie beside it.</source>
      <translation>Denne filen er bare innholdslisten til en plate. Velg bildene som ligger ved siden av den.</translation>
    </message>
    <message>
      <source>This file holds a written report and no picture. Print it as a PDF to share it.</source>
      <translation>Denne filen inneholder en skriftlig rapport og ikke noe bilde. Skriv den ut som PDF for å dele den.</translation>
    </message>
    <message>
      <source>This file holds a document and no picture. Save it as a PDF to share it.</source>
      <translation>Denne filen inneholder et dokument og ikke noe bilde. Lagre det som PDF for å dele det.</translation>
    </message>
    <message>
      <source>This file holds a plan for radiotherapy and no picture, so there is nothing to show.</source>
      <translation>Denne filen inneholder en plan for strålebehandling og ikke noe bilde, så det er ingenting å vise.</translation>
    </message>
    <message>
      <source>This file holds an ECG or another signal and no picture, so it cannot be shown as an image.</source>
      <translation>Denne filen inneholder et EKG eller et annet signal og ikke noe bilde, så den kan ikke vises som bilde.</translation>
    </message>
    <message>
      <source>This file holds only how another picture was looked at. Choose the picture itself.</source>
      <translation>Denne filen sier bare hvordan et annet bilde ble sett på. Velg selve bildet.</translation>
    </message>
    <message>
      <source>This file has {frames} pictures; at most {most} can be shared. Save the part you need.</source>
      <translation>Denne filen har {frames} bilder; høyst {most} kan deles. Lagre den delen du trenger.</translation>
    </message>
    <message>
      <source>This medical image has {columns} x {rows} pixels; at most {most} million can be opened. Save a smaller copy.</source>
      <translation>Dette medisinske bildet har {columns} x {rows} piksler; høyst {most} millioner kan åpnes. Lagre en mindre kopi.</translation>
    </message>
    <message>
      <source>This archive is damaged and cannot be read. Copy it again from where it came.</source>
      <translation>Dette arkivet er skadet og kan ikke leses. Kopier det på nytt derfra det kom.</translation>
    </message>
    <message>
      <source>This archive is locked with a password. Unpack it and share the folder.</source>
      <translation>Dette arkivet er låst med passord. Pakk det ut og del mappen.</translation>
    </message>
    <message>
      <source>This picture is too small to find a grid in. Take it again from closer.</source>
      <translation>Dette bildet er for lite til å finne et rutenett i. Ta det på nytt fra nærmere hold.</translation>
    </message>
    <message>
      <source>No grid was found in this picture, so nothing on it can be measured.</source>
      <translation>Det ble ikke funnet noe rutenett i dette bildet, så ingenting i det kan måles.</translation>
    </message>
    <message>
      <source>These lines are not five small squares to a large one, so they are not taken for ECG paper.</source>
      <translation>Disse linjene har ikke fem små ruter til en stor, så de regnes ikke som EKG-papir.</translation>
    </message>
    <message>
      <source>The small squares are too faint to measure on. Take a sharper picture from closer, straight above.</source>
      <translation>De små rutene er for svake til å måle på. Ta et skarpere bilde fra nærmere hold, rett ovenfra.</translation>
    </message>
    <message>
      <source>The squares are too uneven to measure on. Lay the paper flat and take the picture again.</source>
      <translation>Rutene er for ujevne til å måle på. Legg papiret flatt og ta bildet på nytt.</translation>
    </message>
    <message>
      <source>The four corners have to go round the paper, one after the other, with some paper between them.</source>
      <translation>De fire hjørnene må gå rundt papiret, ett etter ett, med papir mellom seg.</translation>
    </message>
    <message>
      <source>What lies between the corners is too long and narrow to straighten. Put them round one sheet of paper.</source>
      <translation>Det som ligger mellom hjørnene, er for langt og smalt til å rettes ut. Legg dem rundt ett ark.</translation>
    </message>
    <message>
      <source>What lies between the corners is too small to straighten. Take the picture again from closer.</source>
      <translation>Det som ligger mellom hjørnene er for lite til å rettes ut. Ta bildet igjen nærmere.</translation>
    </message>
    <message>
      <source>This holds more than {max_file_bytes} MB of pictures. Choose the folder of one series.</source>
      <translation>Her er det mer enn {max_file_bytes} MB bilder. Velg mappen til én serie.</translation>
    </message>
    <message>
      <source>There is no medical image in this that can be shown. Choose the folder or archive with the pictures.</source>
      <translation>Her er det ikke noe medisinsk bilde som kan vises. Velg mappen eller arkivet med bildene.</translation>
    </message>
    <message>
      <source>This holds too many files to be shared as one document. Choose the folder of one series.</source>
      <translation>Her er det for mange filer til å deles som ett dokument. Velg mappen til én serie.</translation>
    </message>
    <message>
      <source>A folder in this cannot be read, so pictures would be missing. Copy it to this computer first.</source>
      <translation>En mappe i dette kan ikke leses, så bilder ville mangle. Kopier det til denne maskinen først.</translation>
    </message>
    <message>
      <source>Several files can be shared at once only where all are medical images. Share these one after the other.</source>
      <translation>Flere filer kan bare deles samlet når alle er medisinske bilder. Del disse én etter én.</translation>
    </message>
    <message>
      <source>This is a photograph in HEIC, which is not opened at this site. Save or send it as JPEG, then share that.</source>
      <translation>Dette er et fotografi i HEIC, som ikke åpnes på dette stedet. Lagre eller send det som JPEG, og del det.</translation>
    </message>
    <message>
      <source>This is a photograph in HEIC, and what reads it is not installed on this computer. Save or send it as JPEG, then share that.</source>
      <translation>Dette er et fotografi i HEIC, og det som leser det, er ikke installert på denne datamaskinen. Lagre eller send det som JPEG, og del det.</translation>
    </message>
    <message>
      <source>This computer's own disk is full, so the file could not be taken. Make room on it, then choose the file again.</source>
      <translation>Denne datamaskinens egen disk er full, så filen kunne ikke hentes. Frigjør plass på den, og velg filen på nytt.</translation>
    </message>
    <message>
      <source>This file needs more memory than is safe to give it, so it was not opened. A smaller copy will work.</source>
      <translation>Denne filen trenger mer minne enn det er trygt å gi den, så den ble ikke åpnet. En mindre kopi vil virke.</translation>
    </message>
    <message>
      <source>This document holds no curves that could be measured.</source>
      <translation>Dette dokumentet har ingen kurver som kan måles.</translation>
    </message>
    <message>
      <source>This document is no longer open here. Open it again.</source>
      <translation>Dette dokumentet er ikke lenger åpent her. Åpne det på nytt.</translation>
    </message>
    <message>
      <source>This picture arrived empty or too long to be one.</source>
      <translation>Dette bildet kom fram tomt eller for langt til å være et bilde.</translation>
    </message>
    <message>
      <source>This PDF has no pages, so there is nothing to share.</source>
      <translation>Denne PDF-en har ingen sider, så det er ingenting å dele.</translation>
    </message>
    <message>
      <source>This PDF is damaged and cannot be read. Try to save or print it again where it came from.</source>
      <translation>Denne PDF-en er skadet og kan ikke leses. Prøv å lagre eller skrive den ut på nytt der den kom fra.</translation>
    </message>
    <message>
      <source>This page of the PDF is damaged and cannot be shown. The other pages can.</source>
      <translation>Denne siden av PDF-en er skadet og kan ikke vises. De andre sidene kan det.</translation>
    </message>
    <message>
      <source>This PDF is locked. Type its password to open it.</source>
      <translation>Denne PDF-en er låst. Skriv passordet for å åpne den.</translation>
    </message>
    <message>
      <source>This is not the password of this PDF. Nothing was opened; try again.</source>
      <translation>Dette er ikke passordet til denne PDF-en. Ingenting ble åpnet; prøv igjen.</translation>
    </message>
    <message>
      <source>This PDF has {pages} pages; at most {most} can be shared. Save the pages you need as a new file.</source>
      <translation>Denne PDF-en har {pages} sider; høyst {most} kan deles. Lagre sidene du trenger, som en ny fil.</translation>
    </message>
    <message>
      <source>This PDF has too many parts to be shared safely. Save the pages you need as a new file.</source>
      <translation>Denne PDF-en har for mange deler til å deles trygt. Lagre sidene du trenger, som en ny fil.</translation>
    </message>
    <message>
      <source>A page of this PDF has an impossible size, so it was not opened.</source>
      <translation>En side i denne PDF-en har en umulig størrelse, så den ble ikke åpnet.</translation>
    </message>
    <message>
      <source>This part is outside of the page.</source>
      <translation>Denne delen er utenfor siden.</translation>
    </message>
    <message>
      <source>This recording holds more than {max_file_bytes} MB, so it was not opened. Share a part of it.</source>
      <translation>Dette opptaket er på mer enn {max_file_bytes} MB, så det ble ikke åpnet. Del en del av det.</translation>
    </message>
    <message>
      <source>There are several recordings in this. Choose the header (.hea) of the one that is meant.</source>
      <translation>Det er flere opptak her. Velg hodefilen (.hea) til det som menes.</translation>
    </message>
    <message>
      <source>Two of these files have the same name, so it is not known which one is meant. Choose those of one folder.</source>
      <translation>To av disse filene har samme navn, så det er ikke kjent hvilken som menes. Velg dem som ligger i én mappe.</translation>
    </message>
    <message>
      <source>These are the curves of a recording without their header. Put the file that ends in .hea beside them.</source>
      <translation>Dette er kurvene til et opptak uten hodefil. Legg filen som slutter på .hea ved siden av.</translation>
    </message>
    <message>
      <source>Measuring here took too long and was given up, so this caliper has no numbers. Set it again.</source>
      <translation>Målingen her tok for lang tid og ble gitt opp, så denne passeren har ingen tall. Sett den på nytt.</translation>
    </message>
    <message>
      <source>This picture has {width} x {height} pixels; at most {most} million can be opened. Save a smaller copy.</source>
      <translation>Dette bildet har {width} x {height} piksler; høyst {most} millioner kan åpnes. Lagre en mindre kopi.</translation>
    </message>
    <message>
      <source>This TIFF has more than {most} pictures, so it cannot be shared. Save the pages you need as a new file.</source>
      <translation>Denne TIFF-filen har mer enn {most} bilder og kan ikke deles. Lagre sidene du trenger, som en ny fil.</translation>
    </message>
    <message>
      <source>This file is not a picture that can be read. PNG, JPEG, TIFF and WebP can be shared.</source>
      <translation>Denne filen er ikke et bilde som kan leses. PNG, JPEG, TIFF og WebP kan deles.</translation>
    </message>
    <message>
      <source>The curves of this recording are stored as compressed sound, which is not read.</source>
      <translation>Kurvene i dette opptaket er lagret som komprimert lyd, som ikke leses.</translation>
    </message>
    <message>
      <source>This file is not an EDF or BDF recording, or it is damaged from the start.</source>
      <translation>Denne filen er ikke et EDF- eller BDF-opptak, eller den er skadet fra begynnelsen.</translation>
    </message>
    <message>
      <source>This part lies behind an interruption of the recording, so when it was recorded is not certain.</source>
      <translation>Denne delen ligger etter et avbrudd i opptaket, så det er ikke sikkert når den ble tatt opp.</translation>
    </message>
    <message>
      <source>This recording holds no voltage over time, so there is no curve to put on ECG paper.</source>
      <translation>Dette opptaket har ingen spenning over tid, så det er ingen kurve å sette på EKG-papir.</translation>
    </message>
    <message>
      <source>This part is outside of the sheet.</source>
      <translation>Denne delen ligger utenfor arket.</translation>
    </message>
    <message>
      <source>A leg of the caliper stands beside the curves. Set both on one lead.</source>
      <translation>Et bein av passeren står utenfor kurvene. Sett begge på én avledning.</translation>
    </message>
    <message>
      <source>The legs of the caliper stand on two different curves. Set both on one lead.</source>
      <translation>Beina av passeren står på to forskjellige kurver. Sett begge på én avledning.</translation>
    </message>
    <message>
      <source>Here nothing can be measured: a leg stands in a gap, or too far from the other for this interval.</source>
      <translation>Her kan ingenting måles: et bein står i et hull, eller for langt fra det andre for dette intervallet.</translation>
    </message>
    <message>
      <source>This recording holds no curves.</source>
      <translation>Dette opptaket inneholder ingen kurver.</translation>
    </message>
    <message>
      <source>The description of this recording is damaged, so its curves cannot be shown to scale.</source>
      <translation>Beskrivelsen av dette opptaket er skadet, så kurvene kan ikke vises i riktig målestokk.</translation>
    </message>
    <message>
      <source>The recording ends before this part.</source>
      <translation>Opptaket slutter før denne delen.</translation>
    </message>
    <message>
      <source>The file holds less than it says; what is there is shown.</source>
      <translation>Filen inneholder mindre enn den oppgir; det som finnes, vises.</translation>
    </message>
    <message>
      <source>The lead {name} has no usable scale in this file, so nothing on it is measured.</source>
      <translation>Avledningen {name} har ingen brukbar målestokk i denne filen, så ingenting måles på den.</translation>
    </message>
    <message>
      <source>The file holds more than it says; all of it is shown.</source>
      <translation>Filen inneholder mer enn den oppgir; alt vises.</translation>
    </message>
    <message>
      <source>The recording was interrupted; it is shown up to the first gap.</source>
      <translation>Opptaket ble avbrutt; det vises fram til det første bruddet.</translation>
    </message>
    <message>
      <source>The header does not say how many samples make a second; 250 are taken, as its format asks.</source>
      <translation>Filhodet sier ikke hvor mange målinger et sekund har; 250 brukes, slik formatet krever.</translation>
    </message>
    <message>
      <source>These curves were computed by the recorder, as an averaged beat is; they are not what was recorded.</source>
      <translation>Disse kurvene er regnet ut av apparatet, som et gjennomsnittsslag; de er ikke det som ble tatt opp.</translation>
    </message>
    <message>
      <source>The recorder also computed curves, as an averaged beat is; they are not on this paper.</source>
      <translation>Apparatet har også regnet ut kurver, som et gjennomsnittsslag; de er ikke på dette papiret.</translation>
    </message>
    <message>
      <source>The lead {name} was recorded a little beside the others in time; it is not moved to them.</source>
      <translation>Avledningen {name} ble tatt opp litt forskjøvet i tid fra de andre; den er ikke flyttet til dem.</translation>
    </message>
    <message>
      <source>The recorder itself holds the lead {name} for questionable.</source>
      <translation>Apparatet selv regner avledning {name} som tvilsom.</translation>
    </message>
    <message>
      <source>This file is not the header of a WFDB recording, or it is damaged from the start.</source>
      <translation>Denne filen er ikke hodet til et WFDB-opptak, eller den er skadet fra begynnelsen.</translation>
    </message>
    <message>
      <source>This recording consists of several parts. Open one of its parts by itself.</source>
      <translation>Dette opptaket består av flere deler. Åpne en av delene for seg.</translation>
    </message>
    <message>
      <source>This recording is stored in a form (WFDB {form}) that is not read. Formats 16, 24, 32, 80 and 212 are.</source>
      <translation>Dette opptaket er lagret i en form (WFDB {form}) som ikke leses. Formatene 16, 24, 32, 80 og 212 leses.</translation>
    </message>
    <message>
      <source>The header of this recording names a file in another folder, so it was not opened.</source>
      <translation>Hodet til dette opptaket viser til en fil i en annen mappe, så det ble ikke åpnet.</translation>
    </message>
    <message>
      <source>The file with the curves, {name}, was not found beside the header. Put both into one folder.</source>
      <translation>Filen med kurvene, {name}, ble ikke funnet ved siden av hodet. Legg begge i én mappe.</translation>
    </message>
    <message>
      <source>The header of this recording moves a lead by more than the recording lasts, so it was not opened.</source>
      <translation>Filhodet til dette opptaket flytter en avledning lenger enn opptaket varer, så det ble ikke åpnet.</translation>
    </message>
    <message>
      <source>This kind of file cannot be shared. {can}</source>
      <translation>Denne typen fil kan ikke deles. {can}</translation>
    </message>
    <message>
      <source>This file is named {suffix} but is {what}, so it was not opened. Check where it came from.</source>
      <translation>Denne filen heter {suffix}, men er {what}, så den ble ikke åpnet. Sjekk hvor den kom fra.</translation>
    </message>
    <message>
      <source>This file is {what}, so it was not opened. {can}</source>
      <translation>Denne filen er {what}, så den ble ikke åpnet. {can}</translation>
    </message>
    <message>
      <source>This file is named {suffix} but does not hold one, or it is damaged from the start. {can}</source>
      <translation>Denne filen heter {suffix}, men inneholder ikke noe slikt, eller den er skadet fra starten av. {can}</translation>
    </message>
    <message>
      <source>This file is named {suffix} but holds {holds}. Check where it came from. {can}</source>
      <translation>Denne filen heter {suffix}, men inneholder {holds}. Sjekk hvor den kom fra. {can}</translation>
    </message>
    <message>
      <source>PDF, PNG, JPEG, TIFF, WebP, DICOM, and ECGs as EDF, BDF or WFDB can be shared.</source>
      <translation>PDF, PNG, JPEG, TIFF, WebP, DICOM og EKG som EDF, BDF eller WFDB kan deles.</translation>
    </message>
    <message>
      <source>This file is empty. Nothing was shared.</source>
      <translation>Denne filen er tom. Ingenting ble delt.</translation>
    </message>
    <message>
      <source>a program</source>
      <translation>et program</translation>
    </message>
    <message>
      <source>an archive or an office document</source>
      <translation>et arkiv eller et kontordokument</translation>
    </message>
    <message>
      <source>an office document</source>
      <translation>et kontordokument</translation>
    </message>
    <message>
      <source>an archive</source>
      <translation>et arkiv</translation>
    </message>
    <message>
      <source>a web page</source>
      <translation>en nettside</translation>
    </message>
    <message>
      <source>This file is larger than {max_file_bytes} MB and cannot be shared. Share the pages needed.</source>
      <translation>Denne filen er større enn {max_file_bytes} MB og kan ikke deles. Del de sidene som trengs.</translation>
    </message>
    <message>
      <source>This file cannot be read any more. Check that the disk or stick is still there, then choose it again.</source>
      <translation>Denne filen kan ikke leses lenger. Sjekk at disken eller minnepinnen fortsatt er der, og velg den på nytt.</translation>
    </message>
    <message>
      <source>This file took too long to open, so it was given up. It may be damaged; save or print it again.</source>
      <translation>Det tok for lang tid å åpne denne filen, så den ble gitt opp. Den kan være skadet; lagre eller skriv den ut på nytt.</translation>
    </message>
    <message>
      <source>This page took too long to draw, so it was given up. The other pages can still be shown.</source>
      <translation>Det tok for lang tid å tegne denne siden, så den ble gitt opp. De andre sidene kan fortsatt vises.</translation>
    </message>
    <message>
      <source>This file made its reader fail, so it was not opened. Nothing else was affected; try another copy of it.</source>
      <translation>Denne filen fikk leseren til å svikte, så den ble ikke åpnet. Ingenting annet ble berørt; prøv en annen kopi.</translation>
    </message>
    <message>
      <source>The reader of documents could not be started. Restart the program; if that does not help, call support.</source>
      <translation>Dokumentleseren kunne ikke startes. Start programmet på nytt; hjelper ikke det, ring brukerstøtte.</translation>
    </message>
    <message>
      <source>This file holds more than {max_entries} parts, so it was not opened.</source>
      <translation>Denne filen har mer enn {max_entries} deler, så den ble ikke åpnet.</translation>
    </message>
    <message>
      <source>This file holds a part twice, so it was not opened.</source>
      <translation>Denne filen har en del to ganger, så den ble ikke åpnet.</translation>
    </message>
    <message>
      <source>This file unpacks to more than any consult makes, so it was not opened.</source>
      <translation>Denne filen pakkes ut til mer enn noen konsultasjon lager, så den ble ikke åpnet.</translation>
    </message>
    <message>
      <source>This file tries to write outside of its place, so it was not opened.</source>
      <translation>Denne filen prøver å skrive utenfor sin plass, så den ble ikke åpnet.</translation>
    </message>
    <message>
      <source>This file holds something that no consult has, so it was not opened.</source>
      <translation>Denne filen inneholder noe ingen konsultasjon har, så den ble ikke åpnet.</translation>
    </message>
    <message>
      <source>This consult has more than {most} parts, so it was not saved in one file. It stays where it is, whole.</source>
      <translation>Denne konsultasjonen har mer enn {most} deler og ble ikke lagret i én fil. Den ligger uendret og hel der den er.</translation>
    </message>
    <message>
      <source>This file was written by a newer Preceptor. Update the program, then open it again.</source>
      <translation>Denne filen ble skrevet av en nyere Preceptor. Oppdater programmet og åpne den igjen.</translation>
    </message>
    <message>
      <source>A part of this file is larger than any consult makes, so it was not opened.</source>
      <translation>En del av denne filen er større enn noen konsultasjon lager, så den ble ikke åpnet.</translation>
    </message>
    <message>
      <source>The log in this file is damaged and cannot be read. Ask for the file again.</source>
      <translation>Loggen i denne filen er skadet og kan ikke leses. Be om filen på nytt.</translation>
    </message>
    <message>
      <source>This file is damaged or is not a consult that was saved by Preceptor.</source>
      <translation>Denne filen er skadet eller er ikke en konsultasjon lagret av Preceptor.</translation>
    </message>
    <message>
      <source>A part of this file is damaged. Ask for it again.</source>
      <translation>En del av denne filen er skadet. Be om den på nytt.</translation>
    </message>
    <message>
      <source>The part of this program that handles sound failed and was started again: a moment of sound is missing.</source>
      <translation>Delen av programmet som behandler lyden, sviktet og ble startet på nytt: et øyeblikk med lyd mangler.</translation>
    </message>
    <message>
      <source>The part of this program that handles sound keeps failing: nobody may hear you, and you may hear nobody. It is started again and again by itself; use the telephone until then.</source>
      <translation>Den delen av programmet som tar seg av lyden, svikter stadig: kanskje hører ingen deg, og du hører kanskje ingen. Den startes på nytt igjen og igjen av seg selv; bruk telefonen så lenge.</translation>
    </message>
    <message>
      <source>The window was closed or made small: nothing of it is shown any more. Open it and choose it again to go on.</source>
      <translation>Vinduet ble lukket eller minimert: ingenting av det vises lenger. Åpne det og velg det på nytt for å fortsette.</translation>
    </message>
    <message>
      <source>The camera is starting.</source>
      <translation>Kameraet starter.</translation>
    </message>
    <message>
      <source>The camera cannot be found. Plug it in or choose another one; it is taken up again by itself.</source>
      <translation>Finner ikke kameraet. Koble det til eller velg et annet; det tas i bruk igjen av seg selv.</translation>
    </message>
    <message>
      <source>Another program is using the camera. Close that program; the camera is then taken up by itself.</source>
      <translation>Et annet program bruker kameraet. Lukk det programmet; da tas kameraet i bruk av seg selv.</translation>
    </message>
    <message>
      <source>This computer does not let Preceptor use the camera. Allow it in the privacy settings of the system; it is then taken up by itself.</source>
      <translation>Denne maskinen lar ikke Preceptor bruke kameraet. Tillat det i systemets personverninnstillinger, så tas det i bruk av seg selv.</translation>
    </message>
    <message>
      <source>The camera shows only black. Open its shutter or take off the lens cap.</source>
      <translation>Kameraet viser bare svart. Åpne lukkeren eller ta av linsedekselet.</translation>
    </message>
    <message>
      <source>The part that codes the voice (libopus) is missing, so nobody hears you. Install the program again.</source>
      <translation>Delen som koder stemmen (libopus) mangler, så ingen hører deg. Installer programmet på nytt.</translation>
    </message>
    <message>
      <source>The microphone cannot be found: nobody hears you. Plug it in or choose another one.</source>
      <translation>Finner ikke mikrofonen: ingen hører deg. Koble den til eller velg en annen.</translation>
    </message>
    <message>
      <source>The sound file chosen as microphone cannot be read: nobody hears you. Choose another one.</source>
      <translation>Lydfilen som er valgt som mikrofon, kan ikke leses: ingen hører deg. Velg en annen.</translation>
    </message>
    <message>
      <source>No microphone is chosen: nobody hears you.</source>
      <translation>Ingen mikrofon er valgt: ingen hører deg.</translation>
    </message>
    <message>
      <source>This computer cannot play or record sound: its sound library (PortAudio) is missing. Use the telephone.</source>
      <translation>Denne datamaskinen kan ikke spille av eller ta opp lyd: lydbiblioteket (PortAudio) mangler. Bruk telefonen.</translation>
    </message>
    <message>
      <source>The microphone gives no sound at all. Check its switch and whether the system has muted it.</source>
      <translation>Mikrofonen gir ingen lyd i det hele tatt. Sjekk bryteren på den og om systemet har slått den av.</translation>
    </message>
    <message>
      <source>The loudspeaker cannot be found: you do not hear the other side. Plug it in or choose another one.</source>
      <translation>Finner ikke høyttaleren: du hører ikke den andre siden. Koble den til eller velg en annen.</translation>
    </message>
    <message>
      <source>No loudspeaker is chosen: you do not hear the other side.</source>
      <translation>Ingen høyttaler er valgt: du hører ikke den andre siden.</translation>
    </message>
    <message>
      <source>This computer's desktop (Wayland) does not let programs list windows. Sign in to it with “Xorg” to show a window, or share the file itself.</source>
      <translation>Skrivebordet på denne datamaskinen (Wayland) lar ikke programmer liste opp vinduer. Logg inn med «Xorg» for å vise et vindu, eller del selve filen.</translation>
    </message>
    <message>
      <source>Windows cannot be shown from this kind of computer. Share the file itself, or a picture of it.</source>
      <translation>Vinduer kan ikke vises fra denne typen datamaskin. Del selve filen, eller et bilde av den.</translation>
    </message>
    <message>
      <source>The windows of this computer cannot be reached. Share the file itself, or a picture of it.</source>
      <translation>Vinduene på denne datamaskinen kan ikke nås. Del selve filen, eller et bilde av den.</translation>
    </message>
    <message>
      <source>Too many wrong passwords. Wait {minutes} min, or ask your administrator for a new password.</source>
      <translation>For mange feil passord. Vent {minutes} min, eller be administratoren om et nytt passord.</translation>
    </message>
    <message>
      <source>The name or the password is not right. Check both and try again.</source>
      <translation>Navnet eller passordet er ikke riktig. Sjekk begge og prøv igjen.</translation>
    </message>
    <message>
      <source>Too many are signing in at this moment. Wait a minute and try again.</source>
      <translation>For mange logger seg inn akkurat nå. Vent et minutt og prøv igjen.</translation>
    </message>
    <message>
      <source>This account has been closed. Ask your administrator.</source>
      <translation>Denne kontoen er stengt. Spør administratoren.</translation>
    </message>
    <message>
      <source>The password of this account was changed. Sign in with the new one.</source>
      <translation>Passordet til denne kontoen ble endret. Logg inn med det nye.</translation>
    </message>
    <message>
      <source>The server is older than this program. Ask your administrator to update the server.</source>
      <translation>Tjeneren er eldre enn dette programmet. Be administratoren oppdatere tjeneren.</translation>
    </message>
    <message>
      <source>This program is older than the server. Install the new version, then sign in again.</source>
      <translation>Dette programmet er eldre enn tjeneren. Installer den nye versjonen, og logg inn igjen.</translation>
    </message>
    <message>
      <source>There is no such document here, or it is not for you.</source>
      <translation>Det finnes ikke noe slikt dokument her, eller det er ikke for deg.</translation>
    </message>
    <message>
      <source>It has not arrived yet. It will be announced when it has.</source>
      <translation>Det har ikke kommet ennå. Det sies fra når det er her.</translation>
    </message>
    <message>
      <source>The file is too large and was not taken.</source>
      <translation>Filen er for stor og ble ikke tatt imot.</translation>
    </message>
    <message>
      <source>The file is larger than was said when it was shared, so it is not taken. Share it again.</source>
      <translation>Filen er større enn det ble sagt da den ble delt, og blir ikke tatt imot. Del den på nytt.</translation>
    </message>
    <message>
      <source>The file arrived damaged and is sent again from the start.</source>
      <translation>Filen kom fram skadet og sendes på nytt fra begynnelsen.</translation>
    </message>
    <message>
      <source>The file is arriving over another connection.</source>
      <translation>Filen er på vei over en annen forbindelse.</translation>
    </message>
    <message>
      <source>The server's disk is full. The file stays on this computer and is sent when there is space again.</source>
      <translation>Tjenerens disk er full. Filen blir på denne datamaskinen og sendes når det er plass igjen.</translation>
    </message>
    <message>
      <source>The connection for files was not made in time. It is tried again by itself.</source>
      <translation>Forbindelsen for filer kom ikke i stand i tide. Den prøves igjen av seg selv.</translation>
    </message>
    <message>
      <source>A message could not be read. Both programs may need the same version.</source>
      <translation>En melding kunne ikke leses. Begge programmene trenger kanskje samme versjon.</translation>
    </message>
    <message>
      <source>Nobody signed in.</source>
      <translation>Ingen logget inn.</translation>
    </message>
    <message>
      <source>The server cannot reach its store. It is tried again.</source>
      <translation>Serveren når ikke lageret sitt. Det prøves på nytt.</translation>
    </message>
    <message>
      <source>Something in this consult is too large for this program.</source>
      <translation>Noe i denne konsultasjonen er for stort for dette programmet.</translation>
    </message>
    <message>
      <source>The connection is too slow for what happens, so it is made anew. What you wrote is kept.</source>
      <translation>Forbindelsen er for langsom for det som skjer, så den opprettes på nytt. Det du skrev, er tatt vare på.</translation>
    </message>
    <message>
      <source>You signed in again from this computer.</source>
      <translation>Du logget inn på nytt fra denne datamaskinen.</translation>
    </message>
    <message>
      <source>This computer is not known for this person. Sign in with the password.</source>
      <translation>Denne datamaskinen er ikke kjent for denne personen. Logg inn med passordet.</translation>
    </message>
    <message>
      <source>Returning without the password is over. Sign in with the password.</source>
      <translation>Det går ikke lenger å komme tilbake uten passord. Logg inn med passordet.</translation>
    </message>
    <message>
      <source>This computer may not be used for signing in any more. Ask your administrator, or use another one.</source>
      <translation>Denne datamaskinen kan ikke lenger brukes til å logge inn. Spør administratoren, eller bruk en annen.</translation>
    </message>
    <message>
      <source>This person is signed in on this computer.</source>
      <translation>Denne personen er logget inn på denne datamaskinen.</translation>
    </message>
    <message>
      <source>This is too large to be kept in one piece.</source>
      <translation>Dette er for stort til å lagres i ett stykke.</translation>
    </message>
    <message>
      <source>Too many consults are open. Leave one first.</source>
      <translation>For mange konsultasjoner er åpne. Forlat en først.</translation>
    </message>
    <message>
      <source>The server's disk is full. What you do is kept on this computer and sent when there is space again.</source>
      <translation>Tjenerens disk er full. Det du gjør, tas vare på her på datamaskinen og sendes når det er plass igjen.</translation>
    </message>
    <message>
      <source>The server cannot store at the moment. What you do is kept on this computer and sent when it can again.</source>
      <translation>Tjeneren kan ikke lagre for øyeblikket. Det du gjør, tas vare på her på datamaskinen og sendes når den kan igjen.</translation>
    </message>
    <message>
      <source>a PDF</source>
      <translation>en PDF</translation>
    </message>
    <message>
      <source>a picture</source>
      <translation>et bilde</translation>
    </message>
    <message>
      <source>a medical image (DICOM)</source>
      <translation>et medisinsk bilde (DICOM)</translation>
    </message>
    <message>
      <source>The server is going down. Connect again in a moment.</source>
      <translation>Tjeneren stenges ned. Koble til igjen om et øyeblikk.</translation>
    </message>
  </context>
  <context>
    <name>Save</name>
    <message>
      <source>marked</source>
      <translation>merket</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Lagre</translation>
    </message>
  </context>
  <context>
    <name>SaveMarkedDialog</name>
    <message>
      <source>Save the marked pages</source>
      <translation>Lagre sidene med merker</translation>
    </message>
    <message>
      <source>Every page and still with marks on it becomes a page of one PDF. The patient’s number, the consult and the time stand below each.</source>
      <translation>Hver side og hvert stillbilde med merker blir en side i én PDF. Pasientens nummer, konsultasjonen og tidspunktet står under hver.</translation>
    </message>
    <message>
      <source>Marks that can be changed</source>
      <translation>Merker som kan endres</translation>
    </message>
    <message>
      <source>Each is an annotation: a PDF program can move, answer or remove it.</source>
      <translation>Hvert er en merknad: et PDF-program kan flytte, besvare eller fjerne det.</translation>
    </message>
    <message>
      <source>Marks as part of the page</source>
      <translation>Merker som del av siden</translation>
    </message>
    <message>
      <source>They look the same everywhere and cannot be taken off.</source>
      <translation>De ser like ut overalt og kan ikke tas bort.</translation>
    </message>
    <message>
      <source>Save…</source>
      <translation>Lagre…</translation>
    </message>
  </context>
  <context>
    <name>SearchBar</name>
    <message>
      <source>Search in this document</source>
      <translation>Søk i dette dokumentet</translation>
    </message>
    <message>
      <source>The place before</source>
      <translation>Forrige sted</translation>
    </message>
    <message>
      <source>The next place</source>
      <translation>Neste sted</translation>
    </message>
    <message>
      <source>End the search</source>
      <translation>Avslutt søket</translation>
    </message>
    <message>
      <source>Asked for. It is searched when it is here.</source>
      <translation>Bedt om. Det søkes i den når den er her.</translation>
    </message>
    <message>
      <source>Page {n} of {pages}…</source>
      <translation>Side {n} av {pages}…</translation>
    </message>
    <message>
      <source>The pages of this document could not be read.</source>
      <translation>Sidene i dette dokumentet kunne ikke leses.</translation>
    </message>
    <message>
      <source>There is no text in this document: its pages are pictures.</source>
      <translation>Det er ingen tekst i dette dokumentet: sidene er bilder.</translation>
    </message>
    <message>
      <source>Not found. Pages that could not be read: {n}.</source>
      <translation>Ikke funnet. Sider som ikke kunne leses: {n}.</translation>
    </message>
    <message>
      <source>Not found. Pages that are pictures without text: {n}.</source>
      <translation>Ikke funnet. Sider som er bilder uten tekst: {n}.</translation>
    </message>
    <message>
      <source>Not found in this document.</source>
      <translation>Ikke funnet i dette dokumentet.</translation>
    </message>
    <message>
      <source>{n} of more than {count}</source>
      <translation>{n} av mer enn {count}</translation>
    </message>
    <message>
      <source>{n} of {count}</source>
      <translation>{n} av {count}</translation>
    </message>
    <message>
      <source>{n} of {count} so far…</source>
      <translation>{n} av {count} så langt…</translation>
    </message>
    <message>
      <source>{count} found. Enter: page {page}</source>
      <translation>{count} funnet. Enter: side {page}</translation>
    </message>
    <message>
      <source>{count} found so far…</source>
      <translation>{count} funnet så langt…</translation>
    </message>
    <message>
      <source>(pages not read: {n})</source>
      <translation>(sider som ikke ble lest: {n})</translation>
    </message>
    <message>
      <source>Bring the file</source>
      <translation>Hent filen</translation>
    </message>
  </context>
  <context>
    <name>SecondWindow</name>
    <message>
      <source>Preceptor: panels</source>
      <translation>Preceptor: paneler</translation>
    </message>
  </context>
  <context>
    <name>SelfTest</name>
    <message>
      <source>The server is not reached. What you write is kept here and sent when the network is back.</source>
      <translation>Tjeneren nås ikke. Det du skriver, tas vare på her og sendes når nettet er tilbake.</translation>
    </message>
    <message>
      <source>In an emergency use the telephone.</source>
      <translation>Bruk telefonen i en nødsituasjon.</translation>
    </message>
    <message>
      <source>The link is too thin even for the voice. Written requests and photographs go, slowly.</source>
      <translation>Linjen er for smal selv for stemmen. Skrevne forespørsler og bilder går, men sakte.</translation>
    </message>
    <message>
      <source>The link carries voice and photographs, but hardly a moving picture.</source>
      <translation>Linjen bærer stemme og fotografier, men knapt et levende bilde.</translation>
    </message>
    <message>
      <source>The link carries voice and a small moving picture.</source>
      <translation>Linjen bærer stemme og et lite levende bilde.</translation>
    </message>
    <message>
      <source>The link carries voice and picture.</source>
      <translation>Linjen bærer stemme og bilde.</translation>
    </message>
    <message>
      <source>Answers come late: leave a pause when you speak.</source>
      <translation>Svar kommer sent: ta en pause når du snakker.</translation>
    </message>
    <message>
      <source>{ms} ms there and back, at least {kbps} kbps each way</source>
      <translation>{ms} ms frem og tilbake, minst {kbps} kbps hver vei</translation>
    </message>
    <message>
      <source>Press the key, say your name, and listen: it comes back.</source>
      <translation>Trykk på knappen, si navnet ditt og lytt: det kommer tilbake.</translation>
    </message>
    <message>
      <source>Speak now, for three seconds…</source>
      <translation>Snakk nå, i tre sekunder…</translation>
    </message>
    <message>
      <source>Listen: this is what the microphone heard.</source>
      <translation>Lytt: dette hørte mikrofonen.</translation>
    </message>
    <message>
      <source>Did you hear yourself?</source>
      <translation>Hørte du deg selv?</translation>
    </message>
    <message>
      <source>The microphone heard nothing. Check its switch, come closer, or choose another one.</source>
      <translation>Mikrofonen hørte ingenting. Sjekk bryteren, kom nærmere, eller velg en annen.</translation>
    </message>
    <message>
      <source>No microphone was found: nobody would hear you. Plug one in or choose another one.</source>
      <translation>Ingen mikrofon ble funnet: ingen ville høre deg. Koble til en, eller velg en annen.</translation>
    </message>
    <message>
      <source>No loudspeaker was found: you would hear nobody. Plug one in or choose another one.</source>
      <translation>Ingen høyttaler ble funnet: du ville ikke høre noen. Koble til en, eller velg en annen.</translation>
    </message>
    <message>
      <source>A call is on: there you hear whether it works. Try again afterwards.</source>
      <translation>En samtale pågår: der hører du om det virker. Prøv igjen etterpå.</translation>
    </message>
    <message>
      <source>sound</source>
      <translation>lyd</translation>
    </message>
    <message>
      <source>link</source>
      <translation>linje</translation>
    </message>
    <message>
      <source>camera</source>
      <translation>kamera</translation>
    </message>
    <message>
      <source>This computer is ready for a call.</source>
      <translation>Denne datamaskinen er klar for en samtale.</translation>
    </message>
    <message>
      <source>Not ready: {what}. Written requests work all the same; in an emergency use the telephone.</source>
      <translation>Ikke klar: {what}. Skrevne forespørsler virker likevel; bruk telefonen i en nødsituasjon.</translation>
    </message>
    <message>
      <source>Not ready: {what}. In an emergency use the telephone.</source>
      <translation>Ikke klar: {what}. Bruk telefonen i en nødsituasjon.</translation>
    </message>
  </context>
  <context>
    <name>SelfTestDialog</name>
    <message>
      <source>Does this computer work?</source>
      <translation>Virker denne datamaskinen?</translation>
    </message>
    <message>
      <source>Opening the camera…</source>
      <translation>Åpner kameraet…</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>Microphone and loudspeaker</source>
      <translation>Mikrofon og høyttaler</translation>
    </message>
    <message>
      <source>Link to the server</source>
      <translation>Linjen til tjeneren</translation>
    </message>
    <message>
      <source>I see myself</source>
      <translation>Jeg ser meg selv</translation>
    </message>
    <message>
      <source>I do not</source>
      <translation>Det gjør jeg ikke</translation>
    </message>
    <message>
      <source>Speak and listen</source>
      <translation>Snakk og lytt</translation>
    </message>
    <message>
      <source>I heard it</source>
      <translation>Jeg hørte det</translation>
    </message>
    <message>
      <source>I did not</source>
      <translation>Det gjorde jeg ikke</translation>
    </message>
    <message>
      <source>Try again</source>
      <translation>Prøv igjen</translation>
    </message>
    <message>
      <source>Choose others…</source>
      <translation>Velg andre…</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Avslutt</translation>
    </message>
    <message>
      <source>Trying the link, some seconds…</source>
      <translation>Prøver linjen, noen sekunder…</translation>
    </message>
    <message>
      <source>Do you see yourself, sharp and bright enough?</source>
      <translation>Ser du deg selv, skarpt og lyst nok?</translation>
    </message>
    <message>
      <source>The camera works.</source>
      <translation>Kameraet virker.</translation>
    </message>
    <message>
      <source>Take off its cover, turn it to you, or choose another camera.</source>
      <translation>Ta av dekselet, vend det mot deg, eller velg et annet kamera.</translation>
    </message>
    <message>
      <source>Microphone and loudspeaker work.</source>
      <translation>Mikrofon og høyttaler virker.</translation>
    </message>
    <message>
      <source>Turn the volume up, check the plug, or choose another loudspeaker.</source>
      <translation>Skru opp lyden, sjekk kontakten, eller velg en annen høyttaler.</translation>
    </message>
  </context>
  <context>
    <name>SettingsDialog</name>
    <message>
      <source>Settings</source>
      <translation>Innstillinger</translation>
    </message>
    <message>
      <source>As this computer</source>
      <translation>Som denne maskinen</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Språk</translation>
    </message>
    <message>
      <source>Server, used from the next sign-in</source>
      <translation>Tjener, brukes fra neste pålogging</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Ferdig</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Lys</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Mørk</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Farger</translation>
    </message>
    <message>
      <source>Size of the text</source>
      <translation>Tekststørrelse</translation>
    </message>
    <message>
      <source>Sounds…</source>
      <translation>Lyder …</translation>
    </message>
    <message>
      <source>Pedal…</source>
      <translation>Pedal …</translation>
    </message>
    <message>
      <source>What is heard, and a pedal for the keys of the bedside</source>
      <translation>Hva som høres, og en pedal for tastene ved pasienten</translation>
    </message>
    <message>
      <source>What is kept for you on this computer is encrypted, but its key lies on the same disk, because this computer has no safe place for keys. Whoever steals the computer could read it. Tell whoever looks after this computer.</source>
      <translation>Det som er lagret for deg på denne datamaskinen, er kryptert, men nøkkelen ligger på samme disk, fordi datamaskinen ikke har noe trygt sted for nøkler. Den som stjeler datamaskinen, kan lese det. Si fra til den som har ansvar for datamaskinen.</translation>
    </message>
  </context>
  <context>
    <name>Share</name>
    <message>
      <source>Nobody else is here now. Whoever joins sees it.</source>
      <translation>Ingen andre er her nå. De som kommer til, ser det.</translation>
    </message>
    <message>
      <source>{name} sees it at once.</source>
      <translation>{name} ser det med en gang.</translation>
    </message>
    <message>
      <source>{first} and {last}</source>
      <translation>{first} og {last}</translation>
    </message>
    <message>
      <source>{names} see it at once.</source>
      <translation>{names} ser det med en gang.</translation>
    </message>
  </context>
  <context>
    <name>ShareCost</name>
    <message>
      <source>All of it</source>
      <translation>Hele</translation>
    </message>
    <message>
      <source>Tonight</source>
      <translation>I kveld</translation>
    </message>
    <message>
      <source>Only a picture of it</source>
      <translation>Bare et bilde av den</translation>
    </message>
    <message>
      <source>Key slices only</source>
      <translation>Bare de viktigste snittene</translation>
    </message>
    <message>
      <source>Key pages only</source>
      <translation>Bare de viktigste sidene</translation>
    </message>
    <message>
      <source>The page that is looked at goes first, the file behind it. Voice goes before both.</source>
      <translation>Siden det ses på, går først, filen bak den. Stemmen går foran begge.</translation>
    </message>
    <message>
      <source>tomorrow {hour}</source>
      <translation>i morgen {hour}</translation>
    </message>
    <message>
      <source>Pages go when they are looked at. The file waits until no call has been on here for five minutes, at the latest until {hour}. This computer has to be on and signed in then.</source>
      <translation>Sider sendes når noen ser på dem. Filen venter til det ikke har vært noen samtale her på fem minutter, senest til {hour}. Da må denne datamaskinen være på og innlogget.</translation>
    </message>
    <message>
      <source>The file stays here until somebody asks for it. Parts that are looked at closely are sent when they are.</source>
      <translation>Filen blir her til noen ber om den. Deler som noen ser nøye på, sendes da.</translation>
    </message>
    <message>
      <source>The file stays here until somebody asks for it. These pages go now, the first one always; others, and parts looked at closely, when they are looked at.</source>
      <translation>Filen blir her til noen ber om den. Disse sidene sendes nå, den første alltid; andre, og deler som noen ser nøye på, når de ses på.</translation>
    </message>
    <message>
      <source>How long {size} take on this link is not known yet.</source>
      <translation>Hvor lang tid {size} tar på denne forbindelsen, er ikke kjent ennå.</translation>
    </message>
    <message>
      <source>{size} take {time} on this link as it is now.</source>
      <translation>{size} tar {time} på denne forbindelsen slik den er nå.</translation>
    </message>
    <message>
      <source>about {n} s</source>
      <translation>omtrent {n} s</translation>
    </message>
    <message>
      <source>about {n} min</source>
      <translation>omtrent {n} min</translation>
    </message>
    <message>
      <source>about {n} h</source>
      <translation>omtrent {n} t</translation>
    </message>
    <message>
      <source>days</source>
      <translation>dager</translation>
    </message>
  </context>
  <context>
    <name>ShareDialog</name>
    <message>
      <source>Share this with everybody here?</source>
      <translation>Dele dette med alle her?</translation>
    </message>
    <message>
      <source>Share</source>
      <translation>Del</translation>
    </message>
    <message>
      <source>Look at it: is it this patient's? Place and camera data are taken out.</source>
      <translation>Se på det: er det denne pasientens? Steds- og kameradata fjernes.</translation>
    </message>
    <message>
      <source>Hide identity</source>
      <translation>Skjul identitet</translation>
    </message>
    <message>
      <source>Password of this file</source>
      <translation>Filens passord</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Åpne</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Åpner…</translation>
    </message>
    <message>
      <source>The first page cannot be shown.</source>
      <translation>Den første siden kan ikke vises.</translation>
    </message>
    <message>
      <source>Being made ready to leave this computer: {n} %</source>
      <translation>Gjøres klar til å forlate denne datamaskinen: {n} %</translation>
    </message>
    <message>
      <source>{n} pages</source>
      <translation>{n} sider</translation>
    </message>
    <message>
      <source>1 page</source>
      <translation>1 side</translation>
    </message>
    <message>
      <source>{n} s recorded</source>
      <translation>{n} s tatt opp</translation>
    </message>
    <message>
      <source>Left out, without a picture: {n}</source>
      <translation>Utelatt, uten bilde: {n}</translation>
    </message>
    <message>
      <source>Share all the same</source>
      <translation>Del likevel</translation>
    </message>
    <message>
      <source>Look at it: is it this patient's? Taken out of the file before it leaves: name, numbers, dates, places, the doctors, and all free text. The picture stays as it is, with words printed into it.</source>
      <translation>Se på den: er det denne pasientens? Dette tas ut av filen før den sendes: navn, numre, datoer, steder, legene og all fritekst. Bildet blir som det er, med ord som er trykt inn i det.</translation>
    </message>
    <message>
      <source>Look at it: is it this patient's? Name, numbers, birth date, when and where it was made, the referring doctor and descriptions leave with the file. Everybody in this consult can read them.</source>
      <translation>Se på den: er det denne pasientens? Navn, numre, fødselsdato, når og hvor den ble laget, henvisende lege og beskrivelser sendes med filen. Alle i denne konsultasjonen kan lese dem.</translation>
    </message>
    <message>
      <source>Pictures that are missing because they are damaged or cannot be shown: {n}.</source>
      <translation>Bilder som mangler fordi de er skadet eller ikke kan vises: {n}.</translation>
    </message>
    <message>
      <source>A name may be printed in the picture itself. It would be seen by all.</source>
      <translation>Et navn kan være trykt i selve bildet. Alle ville se det.</translation>
    </message>
    <message>
      <source>Shown here: page {n}.</source>
      <translation>Vist her: side {n}.</translation>
    </message>
    <message>
      <source>Nothing was shared.</source>
      <translation>Ingenting ble delt.</translation>
    </message>
  </context>
  <context>
    <name>Sharing</name>
    <message>
      <source>Share a folder of images</source>
      <translation>Del en mappe med bilder</translation>
    </message>
    <message>
      <source>Share a file</source>
      <translation>Del en fil</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Alle filer</translation>
    </message>
    <message>
      <source>Documents and pictures ({kinds})</source>
      <translation>Dokumenter og bilder ({kinds})</translation>
    </message>
    <message>
      <source>Pasted picture</source>
      <translation>Innlimt bilde</translation>
    </message>
    <message>
      <source>{n} files</source>
      <translation>{n} filer</translation>
    </message>
  </context>
  <context>
    <name>Sheet</name>
    <message>
      <source>Cancel</source>
      <translation>Avbryt</translation>
    </message>
    <message>
      <source>Cancel  (Esc)</source>
      <translation>Avbryt  (Esc)</translation>
    </message>
  </context>
  <context>
    <name>SignIn</name>
    <message>
      <source>Signing in did not work. Try again, or ask whoever runs the server.</source>
      <translation>Innloggingen lyktes ikke. Prøv igjen, eller spør den som driver tjeneren.</translation>
    </message>
    <message>
      <source>Name and password do not go together. Check both and try again.</source>
      <translation>Navn og passord hører ikke sammen. Sjekk begge og prøv igjen.</translation>
    </message>
    <message>
      <source>This address is no Preceptor server. Check the link that came with your invitation.</source>
      <translation>Adressen er ingen Preceptor-tjener. Sjekk lenken som fulgte invitasjonen.</translation>
    </message>
    <message>
      <source>This server's key is not the one you enrolled with, so nothing was sent to it. Ask whoever runs the server for a new enrolment link.</source>
      <translation>Tjenerens nøkkel er ikke den du meldte deg inn med, så ingenting ble sendt. Be den som drifter tjeneren om en ny lenke.</translation>
    </message>
    <message>
      <source>The server speaks another version. Update Preceptor on this computer, or ask for the server to be updated.</source>
      <translation>Tjeneren har en annen versjon. Oppdater Preceptor her, eller be om at tjeneren oppdateres.</translation>
    </message>
    <message>
      <source>The server does not answer. Check that this computer is online, then try again.</source>
      <translation>Tjeneren svarer ikke. Sjekk at maskinen er på nett, og prøv igjen.</translation>
    </message>
    <message>
      <source>This computer may not be used for signing in any more. Ask your administrator, or use another one.</source>
      <translation>Denne datamaskinen kan ikke lenger brukes til å logge inn. Spør administratoren, eller bruk en annen.</translation>
    </message>
    <message>
      <source>This account is switched off. Ask whoever runs the server.</source>
      <translation>Kontoen er slått av. Spør den som drifter tjeneren.</translation>
    </message>
    <message>
      <source>Too many wrong passwords. Wait a while, or ask whoever runs the server for a new password.</source>
      <translation>For mange feil passord. Vent en stund, eller be den som driver tjeneren om et nytt passord.</translation>
    </message>
  </context>
  <context>
    <name>SignInColumn</name>
    <message>
      <source>A specialist at the bedside, wherever the bed is.</source>
      <translation>En spesialist ved sengen, uansett hvor sengen står.</translation>
    </message>
    <message>
      <source>Paste the enrolment link that came with your invitation, or a server address.</source>
      <translation>Lim inn lenken som fulgte invitasjonen, eller en tjeneradresse.</translation>
    </message>
    <message>
      <source>Write your sign-in name.</source>
      <translation>Skriv påloggingsnavnet.</translation>
    </message>
    <message>
      <source>Write your password.</source>
      <translation>Skriv passordet.</translation>
    </message>
    <message>
      <source>&amp;Server</source>
      <translation>&amp;Tjener</translation>
    </message>
    <message>
      <source>&amp;Name</source>
      <translation>&amp;Navn</translation>
    </message>
    <message>
      <source>&amp;Password</source>
      <translation>&amp;Passord</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Innstillinger</translation>
    </message>
    <message>
      <source>Settings  (Ctrl+,)</source>
      <translation>Innstillinger  (Ctrl+,)</translation>
    </message>
    <message>
      <source>Review a consult file…</source>
      <translation>Se på en konsultasjonsfil…</translation>
    </message>
    <message>
      <source>Review a .preceptor file without a server  (Ctrl+O)</source>
      <translation>Se på en .preceptor-fil uten tjener  (Ctrl+O)</translation>
    </message>
  </context>
  <context>
    <name>SignInPage</name>
    <message>
      <source>Somebody else…</source>
      <translation>En annen …</translation>
    </message>
    <message>
      <source>Enrolment link: preceptor://…</source>
      <translation>Registreringslenke: preceptor://…</translation>
    </message>
    <message>
      <source>Sign in</source>
      <translation>Logg på</translation>
    </message>
    <message>
      <source>Connecting…</source>
      <translation>Kobler til…</translation>
    </message>
    <message>
      <source>Signing in…</source>
      <translation>Logger på…</translation>
    </message>
  </context>
  <context>
    <name>SoundsDialog</name>
    <message>
      <source>Sounds</source>
      <translation>Lyder</translation>
    </message>
    <message>
      <source>Press to turn one off or on. Stop cannot be turned off: it is repeated until somebody presses.</source>
      <translation>Trykk for å slå en av eller på. Stopp kan ikke slås av: den gjentas til noen trykker.</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Ferdig</translation>
    </message>
    <message>
      <source>A new instruction</source>
      <translation>En ny instruks</translation>
    </message>
    <message>
      <source>A photograph was taken</source>
      <translation>Et bilde ble tatt</translation>
    </message>
    <message>
      <source>Somebody asks to come in, or has come</source>
      <translation>Noen ber om å slippe inn, eller har kommet</translation>
    </message>
    <message>
      <source>The connection is lost</source>
      <translation>Forbindelsen er borte</translation>
    </message>
    <message>
      <source>The connection is back</source>
      <translation>Forbindelsen er tilbake</translation>
    </message>
    <message>
      <source>Recording begins</source>
      <translation>Opptaket begynner</translation>
    </message>
    <message>
      <source>Recording has ended</source>
      <translation>Opptaket er slutt</translation>
    </message>
    <message>
      <source>A new request waits</source>
      <translation>En ny forespørsel venter</translation>
    </message>
    <message>
      <source>An emergency call rings</source>
      <translation>Et akuttanrop ringer</translation>
    </message>
  </context>
  <context>
    <name>SourceDialog</name>
    <message>
      <source>Show another picture</source>
      <translation>Vis et annet bilde</translation>
    </message>
    <message>
      <source>Looking for cameras…</source>
      <translation>Leter etter kameraer …</translation>
    </message>
    <message>
      <source>Looking for windows…</source>
      <translation>Leter etter vinduer …</translation>
    </message>
    <message>
      <source>It is shown to the other side as soon as you press it, in place of the picture before.</source>
      <translation>Det vises for den andre siden så snart du trykker på det, i stedet for bildet før.</translation>
    </message>
    <message>
      <source>Cameras</source>
      <translation>Kameraer</translation>
    </message>
    <message>
      <source>Windows of this computer</source>
      <translation>Vinduer på denne datamaskinen</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Let på nytt</translation>
    </message>
    <message>
      <source>No other camera is connected. Plug one in.</source>
      <translation>Ingen andre kameraer er tilkoblet. Koble til et.</translation>
    </message>
    <message>
      <source>No other window is open. Open what you want to show.</source>
      <translation>Ingen andre vinduer er åpne. Åpne det du vil vise.</translation>
    </message>
    <message>
      <source>What does {camera} show?</source>
      <translation>Hva viser {camera}?</translation>
    </message>
  </context>
  <context>
    <name>SourceStrip</name>
    <message>
      <source>From here</source>
      <translation>Herfra</translation>
    </message>
    <message>
      <source>The specialist</source>
      <translation>Spesialisten</translation>
    </message>
    <message>
      <source>Bedside</source>
      <translation>Pasientsiden</translation>
    </message>
    <message>
      <source>Show another picture…</source>
      <translation>Vis et annet bilde …</translation>
    </message>
  </context>
  <context>
    <name>SourceTile</name>
    <message>
      <source>Stop showing this</source>
      <translation>Slutt å vise dette</translation>
    </message>
    <message>
      <source>Covered</source>
      <translation>Tildekket</translation>
    </message>
    <message>
      <source>No picture</source>
      <translation>Intet bilde</translation>
    </message>
    <message>
      <source>Coming…</source>
      <translation>Kommer …</translation>
    </message>
    <message>
      <source>On the stage</source>
      <translation>Vises nå</translation>
    </message>
    <message>
      <source>No picture yet</source>
      <translation>Ikke noe bilde ennå</translation>
    </message>
    <message>
      <source>{age} old</source>
      <translation>{age} gammelt</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>Examination</source>
      <translation>Undersøkelse</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Vindu</translation>
    </message>
  </context>
  <context>
    <name>SpecialtyBox</name>
    <message>
      <source>Specialty</source>
      <translation>Fagområde</translation>
    </message>
    <message>
      <source>All specialties</source>
      <translation>Alle fagområder</translation>
    </message>
  </context>
  <context>
    <name>SpokenKeys</name>
    <message>
      <source>Hear what was spoken, {n} s  (F9)</source>
      <translation>Hør det som ble sagt, {n} s  (F9)</translation>
    </message>
  </context>
  <context>
    <name>StageStatus</name>
    <message>
      <source>Follow</source>
      <translation>Følg</translation>
    </message>
    <message>
      <source>Look where the leader looks</source>
      <translation>Se det lederen ser</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Direkte</translation>
    </message>
    <message>
      <source>Back to the live picture</source>
      <translation>Tilbake til direktebildet</translation>
    </message>
    <message>
      <source>Show there</source>
      <translation>Vis der</translation>
    </message>
    <message>
      <source>A mark of yours came there and is not in view: bring it into view on their screen</source>
      <translation>Et av merkene dine kom frem og er ikke synlig: hent det frem på skjermen deres</translation>
    </message>
    <message>
      <source>Your mark: {state}</source>
      <translation>Markeringen din: {state}</translation>
    </message>
    <message>
      <source>not sent</source>
      <translation>ikke sendt</translation>
    </message>
    <message>
      <source>sent</source>
      <translation>sendt</translation>
    </message>
    <message>
      <source>delivered</source>
      <translation>levert</translation>
    </message>
    <message>
      <source>not in view</source>
      <translation>ikke synlig</translation>
    </message>
    <message>
      <source>on screen</source>
      <translation>på skjermen</translation>
    </message>
  </context>
  <context>
    <name>StageView</name>
    <message>
      <source>Stage</source>
      <translation>Scene</translation>
    </message>
  </context>
  <context>
    <name>StageWords</name>
    <message>
      <source>This consult has ended</source>
      <translation>Denne konsultasjonen er avsluttet</translation>
    </message>
    <message>
      <source>as it was received, incomplete</source>
      <translation>slik det ble mottatt, ufullstendig</translation>
    </message>
    <message>
      <source>incomplete</source>
      <translation>ufullstendig</translation>
    </message>
    <message>
      <source>Still, {age}</source>
      <translation>Stillbilde, {age}</translation>
    </message>
    <message>
      <source>page {n} of {all}</source>
      <translation>side {n} av {all}</translation>
    </message>
    <message>
      <source>The picture is on its way</source>
      <translation>Bildet er underveis</translation>
    </message>
    <message>
      <source>It comes first.</source>
      <translation>Det kommer først.</translation>
    </message>
    <message>
      <source>Nothing has come for {age}</source>
      <translation>Ingenting har kommet på {age}</translation>
    </message>
    <message>
      <source>{age} old</source>
      <translation>{age} gammelt</translation>
    </message>
    <message>
      <source>The connection is being made anew by itself.</source>
      <translation>Forbindelsen opprettes på nytt av seg selv.</translation>
    </message>
    <message>
      <source>whole picture</source>
      <translation>hele bildet</translation>
    </message>
    <message>
      <source>preview, a finer picture is coming</source>
      <translation>forhåndsvisning, et finere bilde kommer</translation>
    </message>
    <message>
      <source>simplified picture, the original is coming</source>
      <translation>forenklet bilde, originalen er på vei</translation>
    </message>
    <message>
      <source>lossy picture, the original is coming</source>
      <translation>bilde med tap, originalen er på vei</translation>
    </message>
    <message>
      <source>as it was received</source>
      <translation>slik det ble mottatt</translation>
    </message>
    <message>
      <source>on its way</source>
      <translation>underveis</translation>
    </message>
    <message>
      <source>The specialist is drawing</source>
      <translation>Spesialisten tegner</translation>
    </message>
    <message>
      <source>{name} is drawing</source>
      <translation>{name} tegner</translation>
    </message>
    <message>
      <source>just now</source>
      <translation>akkurat nå</translation>
    </message>
    <message>
      <source>Live</source>
      <translation>Direkte</translation>
    </message>
    <message>
      <source>The live picture goes to the specialist</source>
      <translation>Direktebildet går til spesialisten</translation>
    </message>
    <message>
      <source>Stills, pages and marks appear here as soon as they are shown.</source>
      <translation>Stillbilder, sider og markeringer kommer hit så snart de vises.</translation>
    </message>
    <message>
      <source>Live picture off</source>
      <translation>Direktebildet er av</translation>
    </message>
    <message>
      <source>Last picture, {old}</source>
      <translation>Siste bilde, {old}</translation>
    </message>
    <message>
      <source>Live, {old}</source>
      <translation>Direkte, {old}</translation>
    </message>
    <message>
      <source>Live: {name}</source>
      <translation>Direkte: {name}</translation>
    </message>
    <message>
      <source>Connecting</source>
      <translation>Kobler til</translation>
    </message>
    <message>
      <source>Connecting the picture</source>
      <translation>Kobler til bildet</translation>
    </message>
    <message>
      <source>Voice comes first.</source>
      <translation>Talen kommer først.</translation>
    </message>
    <message>
      <source>It starts as soon as the bedside switches its camera on.</source>
      <translation>Det starter så snart kameraet hos pasienten slås på.</translation>
    </message>
    <message>
      <source>Waiting for the picture</source>
      <translation>Venter på bildet</translation>
    </message>
    <message>
      <source>No live picture yet</source>
      <translation>Ikke noe direktebilde ennå</translation>
    </message>
    <message>
      <source>My camera</source>
      <translation>Mitt kamera</translation>
    </message>
    <message>
      <source>Nobody else sees this now.</source>
      <translation>Ingen andre ser dette nå.</translation>
    </message>
    <message>
      <source>connecting to the specialist</source>
      <translation>kobler til spesialisten</translation>
    </message>
    <message>
      <source>Live: the window that I show</source>
      <translation>Direkte: vinduet jeg viser</translation>
    </message>
    <message>
      <source>Live: what my camera sends</source>
      <translation>Direkte: det kameraet mitt sender</translation>
    </message>
    <message>
      <source>The specialist sees this {age} late.</source>
      <translation>Spesialisten ser dette {age} senere.</translation>
    </message>
    <message>
      <source>seen {age} late</source>
      <translation>sett {age} senere</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Kamera</translation>
    </message>
    <message>
      <source>The camera is starting</source>
      <translation>Kameraet starter</translation>
    </message>
    <message>
      <source>You are not seen. Choose a camera under Devices when you want to show something.</source>
      <translation>Du ses ikke. Velg et kamera under Enheter når du vil vise noe.</translation>
    </message>
    <message>
      <source>Camera off</source>
      <translation>Kamera av</translation>
    </message>
    <message>
      <source>Your camera is off</source>
      <translation>Kameraet ditt er av</translation>
    </message>
    <message>
      <source>Plug it in or choose another under Devices.</source>
      <translation>Koble det til, eller velg et annet under Enheter.</translation>
    </message>
    <message>
      <source>No camera</source>
      <translation>Ikke noe kamera</translation>
    </message>
    <message>
      <source>No picture from the camera</source>
      <translation>Ikke noe bilde fra kameraet</translation>
    </message>
    <message>
      <source>{one}, {other}</source>
      <translation>{one}, {other}</translation>
    </message>
    <message>
      <source>Live, incomplete</source>
      <translation>Direkte, ufullstendig</translation>
    </message>
    <message>
      <source>Parts of it never came. It mends itself within seconds.</source>
      <translation>Deler av det kom aldri. Det retter seg i løpet av sekunder.</translation>
    </message>
    <message>
      <source>Detail is kept: hold the camera still.</source>
      <translation>Detaljer beholdes: hold kameraet rolig.</translation>
    </message>
    <message>
      <source>Pages, stills and messages stay readable.</source>
      <translation>Sider, stillbilder og meldinger kan fortsatt leses.</translation>
    </message>
    <message>
      <source>Camera and microphone are off</source>
      <translation>Kamera og mikrofon er av</translation>
    </message>
    <message>
      <source>Whoever accepts sees and hears you once you start them.</source>
      <translation>Den som tar imot, ser og hører deg når du slår dem på.</translation>
    </message>
    <message>
      <source>The specialist sees and hears you once you start them.</source>
      <translation>Spesialisten ser og hører deg når du slår dem på.</translation>
    </message>
    <message>
      <source>Start camera and microphone</source>
      <translation>Slå på kamera og mikrofon</translation>
    </message>
    <message>
      <source>Start them to see the bedside and to speak.</source>
      <translation>Start dem for å se pasienten og for å snakke.</translation>
    </message>
  </context>
  <context>
    <name>Staying</name>
    <message>
      <source>It does not guide a needle or a knife.</source>
      <translation>Det veileder verken nål eller kniv.</translation>
    </message>
    <message>
      <source>Stays on the place</source>
      <translation>Blir på stedet</translation>
    </message>
    <message>
      <source>Yes, it is here</source>
      <translation>Ja, det er her</translation>
    </message>
    <message>
      <source>Show it there again</source>
      <translation>Vis det der igjen</translation>
    </message>
    <message>
      <source>Stop following</source>
      <translation>Slutt å følge</translation>
    </message>
    <message>
      <source>Marks drawn now are seen on the live picture for some seconds, then only here</source>
      <translation>Merker som tegnes nå, vises på direktebildet i noen sekunder, deretter bare her</translation>
    </message>
    <message>
      <source>Marks drawn now fade</source>
      <translation>Merker som tegnes nå, blekner</translation>
    </message>
    <message>
      <source>Marks are seen on the live picture for some seconds, then only on their still.</source>
      <translation>Merker vises på direktebildet i noen sekunder, deretter bare på stillbildet sitt.</translation>
    </message>
    <message>
      <source>Should the mark stay on the place?</source>
      <translation>Skal merket bli på stedet?</translation>
    </message>
    <message>
      <source>Should the marks stay on the place?</source>
      <translation>Skal merkene bli på stedet?</translation>
    </message>
    <message>
      <source>This moment has passed: go back to the live picture and mark again to have it stay.</source>
      <translation>Dette øyeblikket er forbi: gå tilbake til direktebildet og merk på nytt for at det skal bli.</translation>
    </message>
    <message>
      <source>Perhaps here: is this the place that was marked?</source>
      <translation>Kanskje her: er dette stedet som ble merket?</translation>
    </message>
    <message>
      <source>Lost: the marked place is not seen for certain.</source>
      <translation>Mistet: det merkede stedet ses ikke med sikkerhet.</translation>
    </message>
    <message>
      <source>Drawn pale: it is not certain where the mark lies.</source>
      <translation>Tegnet blekt: det er ikke sikkert hvor merket ligger.</translation>
    </message>
    <message>
      <source>The mark stays on its place.</source>
      <translation>Merket blir på stedet sitt.</translation>
    </message>
    <message>
      <source>{n} marks stay on their places.</source>
      <translation>{n} merker blir på stedene sine.</translation>
    </message>
    <message>
      <source>The mark is only on the frozen picture: that moment is no longer in memory here.</source>
      <translation>Merket er bare på det fryste bildet: dette øyeblikket er ikke lenger i minnet her.</translation>
    </message>
    <message>
      <source>The mark is only on the frozen picture: there is too little to hold on to there.</source>
      <translation>Merket er bare på det fryste bildet: det er for lite å holde fast i der.</translation>
    </message>
    <message>
      <source>The mark is only on the frozen picture: no more marks can be followed.</source>
      <translation>Merket er bare på det fryste bildet: flere merker kan ikke følges.</translation>
    </message>
    <message>
      <source>The mark is only on the frozen picture: the camera was covered or off.</source>
      <translation>Merket er bare på det fryste bildet: kameraet var tildekket eller av.</translation>
    </message>
    <message>
      <source>For {name} it is lost.</source>
      <translation>Hos {name} er det mistet.</translation>
    </message>
    <message>
      <source>{name} is asked whether it is there.</source>
      <translation>{name} blir spurt om det er der.</translation>
    </message>
  </context>
  <context>
    <name>StepsModel</name>
    <message>
      <source> (time not known)</source>
      <translation> (tiden er ikke kjent)</translation>
    </message>
  </context>
  <context>
    <name>Stethoscope</name>
    <message>
      <source>Listening</source>
      <translation>Lytter</translation>
    </message>
    <message>
      <source>Listening: {n} s more</source>
      <translation>Lytter: {n} s igjen</translation>
    </message>
    <message>
      <source>Back to voice</source>
      <translation>Tilbake til stemmen</translation>
    </message>
    <message>
      <source>Stethoscope, {n} s</source>
      <translation>Stetoskop, {n} s</translation>
    </message>
    <message>
      <source>Stop the sound</source>
      <translation>Slå av lyden</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Spill av</translation>
    </message>
    <message>
      <source>Missing</source>
      <translation>Mangler</translation>
    </message>
    <message>
      <source>On its way</source>
      <translation>På vei</translation>
    </message>
    <message>
      <source>Preview</source>
      <translation>Forhåndslyd</translation>
    </message>
    <message>
      <source>Put away</source>
      <translation>Legg bort</translation>
    </message>
    <message>
      <source>Complete, as the microphone heard it.</source>
      <translation>Hel, slik mikrofonen hørte det.</translation>
    </message>
    <message>
      <source>Preview: the whole cannot be had any more.</source>
      <translation>Forhåndslyd: hele opptaket er ikke lenger å få.</translation>
    </message>
    <message>
      <source>Missing: it cannot be had any more. This is how it looked.</source>
      <translation>Mangler: opptaket er ikke lenger å få. Slik så det ut.</translation>
    </message>
    <message>
      <source>Preview: the whole is still on its way.</source>
      <translation>Forhåndslyd: hele opptaket er fortsatt på vei.</translation>
    </message>
    <message>
      <source>On its way: this is how it looks.</source>
      <translation>På vei: slik ser den ut.</translation>
    </message>
    <message>
      <source>{name} asks to listen</source>
      <translation>{name} ber om å få lytte</translation>
    </message>
    <message>
      <source>Put the stethoscope on the patient, then press Listen. The loudspeaker here is off while it is on.</source>
      <translation>Sett stetoskopet på pasienten, og trykk så på Lytt. Høyttaleren her er av så lenge det er på.</translation>
    </message>
    <message>
      <source>Listen</source>
      <translation>Lytt</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Ikke nå</translation>
    </message>
    <message>
      <source>Press Listen when the stethoscope is on the patient.</source>
      <translation>Trykk på Lytt når stetoskopet er på pasienten.</translation>
    </message>
    <message>
      <source>You asked to listen</source>
      <translation>Du har bedt om å få lytte</translation>
    </message>
    <message>
      <source>It begins when the bedside presses Listen. Put headphones on: low sounds need them.</source>
      <translation>Det begynner når de ved pasienten trykker på Lytt. Ta på hodetelefoner: dype lyder krever det.</translation>
    </message>
    <message>
      <source>Take it back</source>
      <translation>Trekk tilbake</translation>
    </message>
    <message>
      <source>It begins when the bedside presses Listen.</source>
      <translation>Det begynner når de ved pasienten trykker på Lytt.</translation>
    </message>
    <message>
      <source>The stethoscope is heard over there. The loudspeaker here is off, nobody can speak to you.</source>
      <translation>Stetoskopet høres på den andre siden. Høyttaleren her er av, ingen kan snakke til deg.</translation>
    </message>
    <message>
      <source>The stethoscope is heard. Nobody can speak.</source>
      <translation>Stetoskopet høres. Ingen kan snakke.</translation>
    </message>
    <message>
      <source>Nothing is heard at the moment: nothing comes from the bedside. It is tried again by itself.</source>
      <translation>Ingenting høres akkurat nå: det kommer ingenting fra pasientsiden. Det prøves igjen av seg selv.</translation>
    </message>
    <message>
      <source>Nothing is heard at the moment.</source>
      <translation>Ingenting høres akkurat nå.</translation>
    </message>
    <message>
      <source>You hear the stethoscope as it is. Your voice is not sent.</source>
      <translation>Du hører stetoskopet slik det er. Stemmen din sendes ikke.</translation>
    </message>
    <message>
      <source>Your voice is not sent. {lost} s did not arrive: there it is silent, nothing is made up.</source>
      <translation>Stemmen din sendes ikke. {lost} s kom ikke fram: der er det stille, ingenting er fylt inn.</translation>
    </message>
    <message>
      <source>{lost} s did not arrive.</source>
      <translation>{lost} s kom ikke fram.</translation>
    </message>
    <message>
      <source>The link is too weak to hear it live: 15 s are recorded here and sent whole. Hold still.</source>
      <translation>Forbindelsen er for svak til å høre det direkte: 15 s tas opp her og sendes hele. Hold det i ro.</translation>
    </message>
    <message>
      <source>Hold still.</source>
      <translation>Hold det i ro.</translation>
    </message>
    <message>
      <source>The link is too weak to hear it live: 15 s are recorded at the bedside and come whole.</source>
      <translation>Forbindelsen er for svak til å høre det direkte: 15 s tas opp ved pasienten og kommer hele.</translation>
    </message>
  </context>
  <context>
    <name>StillNote</name>
    <message>
      <source>Photographed by {name}</source>
      <translation>Fotografert av {name}</translation>
    </message>
    <message>
      <source>{n} photographs, the last by {name}</source>
      <translation>{n} fotografier, det siste av {name}</translation>
    </message>
    <message>
      <source>{what}, {age} ago</source>
      <translation>{what}, for {age} siden</translation>
    </message>
  </context>
  <context>
    <name>Stop</name>
    <message>
      <source>Stop called {age} ago. Nobody has pressed yet: say it aloud.</source>
      <translation>Stopp ble ropt for {age} siden. Ingen har trykket ennå: si det høyt.</translation>
    </message>
    <message>
      <source>Stop called {age} ago. There is no connection, nobody sees it: telephone {number}.</source>
      <translation>Stopp ropt for {age} siden. Det er ingen forbindelse, ingen ser det: ring {number}.</translation>
    </message>
    <message>
      <source>the clinic</source>
      <translation>klinikken</translation>
    </message>
    <message>
      <source>{name} has stopped.</source>
      <translation>{name} har stoppet.</translation>
    </message>
  </context>
  <context>
    <name>StopCover</name>
    <message>
      <source>STOP</source>
      <translation>STOPP</translation>
    </message>
    <message>
      <source>Take your hands away. Then press.</source>
      <translation>Ta hendene vekk. Trykk så.</translation>
    </message>
    <message>
      <source>I have stopped</source>
      <translation>Jeg har stoppet</translation>
    </message>
    <message>
      <source>{name}, {age} ago</source>
      <translation>{name}, for {age} siden</translation>
    </message>
  </context>
  <context>
    <name>Striking</name>
    <message>
      <source>Erase my mark</source>
      <translation>Visk ut markeringen min</translation>
    </message>
    <message>
      <source>Strike the mark of {name}…</source>
      <translation>Stryk markeringen til {name}…</translation>
    </message>
    <message>
      <source>Strike the mark of {name}?</source>
      <translation>Stryke markeringen til {name}?</translation>
    </message>
    <message>
      <source>It leaves every screen and the opinion. It stays readable in the review, with your reason.</source>
      <translation>Den forsvinner fra alle skjermer og fra uttalelseen. I gjennomgangen kan den fortsatt leses, med begrunnelsen din.</translation>
    </message>
    <message>
      <source>Wrong place</source>
      <translation>Feil sted</translation>
    </message>
    <message>
      <source>Misleading</source>
      <translation>Misvisende</translation>
    </message>
    <message>
      <source>Done with</source>
      <translation>Ferdig med den</translation>
    </message>
    <message>
      <source>Strike it</source>
      <translation>Stryk den</translation>
    </message>
  </context>
  <context>
    <name>TelephoneLine</name>
    <message>
      <source>If nothing works, telephone {number}.</source>
      <translation>Virker ingenting, ring {number}.</translation>
    </message>
  </context>
  <context>
    <name>TextEntry</name>
    <message>
      <source>Type, then Enter</source>
      <translation>Skriv, så Enter</translation>
    </message>
  </context>
  <context>
    <name>Timeline</name>
    <message>
      <source>Timeline</source>
      <translation>Tidslinje</translation>
    </message>
    <message>
      <source>Voice</source>
      <translation>Stemme</translation>
    </message>
    <message>
      <source>Clinic</source>
      <translation>Klinikk</translation>
    </message>
    <message>
      <source>Specialist</source>
      <translation>Spesialist</translation>
    </message>
    <message>
      <source>Not recorded</source>
      <translation>Tas ikke opp</translation>
    </message>
    <message>
      <source>Stethoscope</source>
      <translation>Stetoskop</translation>
    </message>
    <message>
      <source>Kept sounds</source>
      <translation>Lagrede lyder</translation>
    </message>
    <message>
      <source>Did not arrive</source>
      <translation>Kom ikke fram</translation>
    </message>
    <message>
      <source>Events</source>
      <translation>Hendelser</translation>
    </message>
  </context>
  <context>
    <name>ToolBar</name>
    <message>
      <source>More tools</source>
      <translation>Flere verktøy</translation>
    </message>
    <message>
      <source>Undo mine</source>
      <translation>Angre mitt</translation>
    </message>
    <message>
      <source>Redo mine</source>
      <translation>Gjør om mitt</translation>
    </message>
    <message>
      <source>Colour of the pen, with its sign</source>
      <translation>Pennens farge, med tegnet sitt</translation>
    </message>
    <message>
      <source>Tap and ask: “Here?”</source>
      <translation>Trykk på bildet og spør: «Her?»</translation>
    </message>
    <message>
      <source>Point</source>
      <translation>Pek</translation>
    </message>
    <message>
      <source>Choose mine</source>
      <translation>Velg mine</translation>
    </message>
    <message>
      <source>Pen</source>
      <translation>Penn</translation>
    </message>
    <message>
      <source>Highlight</source>
      <translation>Marker</translation>
    </message>
    <message>
      <source>Arrow</source>
      <translation>Pil</translation>
    </message>
    <message>
      <source>Numbered arrow</source>
      <translation>Nummerert pil</translation>
    </message>
    <message>
      <source>Numbered pin</source>
      <translation>Nummerert nål</translation>
    </message>
    <message>
      <source>Ellipse</source>
      <translation>Ellipse</translation>
    </message>
    <message>
      <source>Rectangle</source>
      <translation>Rektangel</translation>
    </message>
    <message>
      <source>Probe</source>
      <translation>Probe</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Tekst</translation>
    </message>
    <message>
      <source>Erase mine</source>
      <translation>Visk ut mitt</translation>
    </message>
    <message>
      <source>Freeze</source>
      <translation>Frys</translation>
    </message>
    <message>
      <source>Calipers</source>
      <translation>Skyvelære</translation>
    </message>
    <message>
      <source>Look closely</source>
      <translation>Se nært</translation>
    </message>
    <message>
      <source>orange</source>
      <translation>oransje</translation>
    </message>
    <message>
      <source>sky blue</source>
      <translation>himmelblå</translation>
    </message>
    <message>
      <source>bluish green</source>
      <translation>blågrønn</translation>
    </message>
    <message>
      <source>yellow</source>
      <translation>gul</translation>
    </message>
    <message>
      <source>blue</source>
      <translation>blå</translation>
    </message>
    <message>
      <source>vermilion</source>
      <translation>sinoberrød</translation>
    </message>
    <message>
      <source>reddish purple</source>
      <translation>rødfiolett</translation>
    </message>
    <message>
      <source>black</source>
      <translation>svart</translation>
    </message>
  </context>
  <context>
    <name>TrackLayer</name>
    <message>
      <source>Perhaps</source>
      <translation>Kanskje</translation>
    </message>
  </context>
  <context>
    <name>Transcript</name>
    <message>
      <source>What happened</source>
      <translation>Det som skjedde</translation>
    </message>
  </context>
  <context>
    <name>Transport</name>
    <message>
      <source>To the event before  (Page Up)</source>
      <translation>Til forrige hendelse  (Page Up)</translation>
    </message>
    <message>
      <source>Play</source>
      <translation>Spill av</translation>
    </message>
    <message>
      <source>Play or pause  (Space)</source>
      <translation>Spill av eller pause  (mellomrom)</translation>
    </message>
    <message>
      <source>To the next event  (Page Down)</source>
      <translation>Til neste hendelse  (Page Down)</translation>
    </message>
    <message>
      <source>Speed</source>
      <translation>Hastighet</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pause</translation>
    </message>
  </context>
  <context>
    <name>TryBar</name>
    <message>
      <source>This computer was not tried yet: camera, microphone, loudspeaker and link, in one minute.</source>
      <translation>Denne datamaskinen er ikke prøvd ennå: kamera, mikrofon, høyttaler og linje, på ett minutt.</translation>
    </message>
    <message>
      <source>Try it now</source>
      <translation>Prøv nå</translation>
    </message>
  </context>
  <context>
    <name>UndoKey</name>
    <message>
      <source>Accepted by mistake?</source>
      <translation>Tatt imot ved en feil?</translation>
    </message>
    <message>
      <source>Undo ({n})</source>
      <translation>Angre ({n})</translation>
    </message>
    <message>
      <source>Accepted by mistake? Undo ({n})</source>
      <translation>Tatt imot ved en feil? Angre ({n})</translation>
    </message>
  </context>
  <context>
    <name>Unsent</name>
    <message>
      <source>{size}, {time} on this link</source>
      <translation>{size}, {time} på denne linjen</translation>
    </message>
    <message>
      <source>1 file is not sent yet ({size}). It is kept on this computer and goes on when you sign in here again.</source>
      <translation>1 fil er ikke sendt ennå ({size}). Den er lagret på denne datamaskinen og sendes videre når du logger inn her igjen.</translation>
    </message>
    <message>
      <source>{n} files are not sent yet ({size}). They are kept on this computer and go on when you sign in here again.</source>
      <translation>{n} filer er ikke sendt ennå ({size}). De er lagret på denne datamaskinen og sendes videre når du logger inn her igjen.</translation>
    </message>
  </context>
  <context>
    <name>UnsentDialog</name>
    <message>
      <source>Files are still to go</source>
      <translation>Filer gjenstår å sende</translation>
    </message>
    <message>
      <source>Stay</source>
      <translation>Bli</translation>
    </message>
    <message>
      <source>Close all the same</source>
      <translation>Lukk likevel</translation>
    </message>
    <message>
      <source>Change person all the same</source>
      <translation>Bytt person likevel</translation>
    </message>
  </context>
  <context>
    <name>VitalsFields</name>
    <message>
      <source>Pulse</source>
      <translation>Puls</translation>
    </message>
    <message>
      <source>Blood pressure, upper</source>
      <translation>Blodtrykk, øvre</translation>
    </message>
    <message>
      <source>Blood pressure, lower</source>
      <translation>Blodtrykk, nedre</translation>
    </message>
    <message>
      <source>Breathing</source>
      <translation>Pust</translation>
    </message>
    <message>
      <source>Oxygen saturation</source>
      <translation>Oksygenmetning</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>Temperatur</translation>
    </message>
    <message>
      <source>Blood sugar</source>
      <translation>Blodsukker</translation>
    </message>
    <message>
      <source>Pulse, /min</source>
      <translation>Puls, /min</translation>
    </message>
    <message>
      <source>Blood pressure, mmHg</source>
      <translation>Blodtrykk, mmHg</translation>
    </message>
    <message>
      <source>Breathing, /min</source>
      <translation>Pust, /min</translation>
    </message>
    <message>
      <source>Oxygen saturation, %</source>
      <translation>Oksygenmetning, %</translation>
    </message>
    <message>
      <source>Temperature, °C</source>
      <translation>Temperatur, °C</translation>
    </message>
    <message>
      <source>Blood sugar, mmol/l</source>
      <translation>Blodsukker, mmol/l</translation>
    </message>
  </context>
  <context>
    <name>Voided</name>
    <message>
      <source>a patient without a number</source>
      <translation>en pasient uten nummer</translation>
    </message>
    <message>
      <source>The consult about {which} was ended for good: it was the wrong patient.</source>
      <translation>Konsultasjonen om {which} er avsluttet for godt: det var feil pasient.</translation>
    </message>
    <message>
      <source>The consult about {which} was ended for good: it was opened by mistake.</source>
      <translation>Konsultasjonen om {which} er avsluttet for godt: den ble åpnet ved en feil.</translation>
    </message>
    <message>
      <source>Everybody has left it, and no opinion is possible. For the right patient ask anew.</source>
      <translation>Alle har forlatt den, og ingen uttalelse er mulig. Spør på nytt for riktig pasient.</translation>
    </message>
  </context>
  <context>
    <name>Whose</name>
    <message>
      <source>This file shows more than one patient. Is it this patient's?</source>
      <translation>Denne filen viser mer enn én pasient. Er den denne pasientens?</translation>
    </message>
    <message>
      <source>number</source>
      <translation>nummer</translation>
    </message>
    <message>
      <source>sex</source>
      <translation>kjønn</translation>
    </message>
    <message>
      <source>age</source>
      <translation>alder</translation>
    </message>
    <message>
      <source>This file names another patient ({what}): {said}. Is it this patient's?</source>
      <translation>Denne filen nevner en annen pasient ({what}): {said}. Er den denne pasientens?</translation>
    </message>
    <message>
      <source>It says: {said}</source>
      <translation>I filen står: {said}</translation>
    </message>
    <message>
      <source>It says: {said}; others in it: {n}</source>
      <translation>I filen står: {said}; andre i den: {n}</translation>
    </message>
  </context>
  <context>
    <name>Words</name>
    <message>
      <source>Practice: nobody has to answer</source>
      <translation>Øvelse: ingen trenger å svare</translation>
    </message>
    <message>
      <source>Please telephone.</source>
      <translation>Vennligst ring.</translation>
    </message>
    <message>
      <source>{where}.</source>
      <translation>{where}.</translation>
    </message>
    <message>
      <source>Somebody asks to look on.</source>
      <translation>Noen ber om å få se på.</translation>
    </message>
    <message>
      <source>{name} declined: {reason}</source>
      <translation>{name} avslo: {reason}</translation>
    </message>
    <message>
      <source>A specialist</source>
      <translation>En spesialist</translation>
    </message>
    <message>
      <source>Practice</source>
      <translation>Øvelse</translation>
    </message>
    <message>
      <source>Calls you</source>
      <translation>Kaller på deg</translation>
    </message>
    <message>
      <source>Yours, unattended</source>
      <translation>Din, uten tilsyn</translation>
    </message>
    <message>
      <source>On hold</source>
      <translation>På vent</translation>
    </message>
    <message>
      <source>Yours</source>
      <translation>Din</translation>
    </message>
    <message>
      <source>Unattended</source>
      <translation>Uten tilsyn</translation>
    </message>
    <message>
      <source>Ringing</source>
      <translation>Ringer</translation>
    </message>
    <message>
      <source>Not taken over yet</source>
      <translation>Ikke overtatt ennå</translation>
    </message>
    <message>
      <source>{age} ago</source>
      <translation>for {age} siden</translation>
    </message>
    <message>
      <source>Called without a request</source>
      <translation>Ringte uten forespørsel</translation>
    </message>
    <message>
      <source>No complaint written</source>
      <translation>Ingen plage skrevet</translation>
    </message>
    <message>
      <source>Back to voice</source>
      <translation>Tilbake til stemmen</translation>
    </message>
    <message>
      <source>Emergency</source>
      <translation>Øyeblikkelig</translation>
    </message>
    <message>
      <source>Urgent</source>
      <translation>Haster</translation>
    </message>
    <message>
      <source>Can wait</source>
      <translation>Kan vente</translation>
    </message>
    <message>
      <source>Life or limb, now</source>
      <translation>Liv og lemmer, nå</translation>
    </message>
    <message>
      <source>Within the hour</source>
      <translation>Innen en time</translation>
    </message>
    <message>
      <source>Today is soon enough</source>
      <translation>I dag er tidsnok</translation>
    </message>
    <message>
      <source>less than a minute</source>
      <translation>under ett minutt</translation>
    </message>
    <message>
      <source>{n} min</source>
      <translation>{n} min</translation>
    </message>
    <message>
      <source>{h} h {m} min</source>
      <translation>{h} t {m} min</translation>
    </message>
    <message>
      <source>{h} h</source>
      <translation>{h} t</translation>
    </message>
    <message>
      <source>{n} days</source>
      <translation>{n} dager</translation>
    </message>
    <message>
      <source>1 day</source>
      <translation>1 dag</translation>
    </message>
    <message>
      <source>Saving {name}: {done} of {count} parts are here.</source>
      <translation>Lagrer {name}: {done} av {count} deler er her.</translation>
    </message>
    <message>
      <source>now</source>
      <translation>nå</translation>
    </message>
    <message>
      <source>{n} d</source>
      <translation>{n} d</translation>
    </message>
    <message>
      <source>Not sent yet</source>
      <translation>Ikke sendt ennå</translation>
    </message>
    <message>
      <source>Nobody has answered yet</source>
      <translation>Ingen har svart ennå</translation>
    </message>
    <message>
      <source>Waiting for a specialist</source>
      <translation>Venter på spesialist</translation>
    </message>
    <message>
      <source>The specialist</source>
      <translation>Spesialisten</translation>
    </message>
    <message>
      <source>{name} has not taken it over yet</source>
      <translation>{name} har ikke tatt over ennå</translation>
    </message>
    <message>
      <source>{name} accepted it and has not come</source>
      <translation>{name} tok imot, men har ikke kommet</translation>
    </message>
    <message>
      <source>{name} has been gone for some time</source>
      <translation>{name} har vært borte en stund</translation>
    </message>
    <message>
      <source>{name} is looking after it</source>
      <translation>{name} tar seg av den</translation>
    </message>
    <message>
      <source>{name} has put it on hold</source>
      <translation>{name} har satt den på vent</translation>
    </message>
    <message>
      <source>Called off</source>
      <translation>Avlyst</translation>
    </message>
    <message>
      <source>Ended for good</source>
      <translation>Avsluttet for godt</translation>
    </message>
    <message>
      <source>Pulse</source>
      <translation>Puls</translation>
    </message>
    <message>
      <source>/min</source>
      <translation>/min</translation>
    </message>
    <message>
      <source>Blood pressure</source>
      <translation>Blodtrykk</translation>
    </message>
    <message>
      <source>Breathing</source>
      <translation>Pust</translation>
    </message>
    <message>
      <source>Oxygen saturation</source>
      <translation>Oksygenmetning</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>Temperatur</translation>
    </message>
    <message>
      <source>Blood sugar</source>
      <translation>Blodsukker</translation>
    </message>
    <message>
      <source>Closed, no opinion was given</source>
      <translation>Avsluttet, ingen uttalelse ble gitt</translation>
    </message>
    <message>
      <source>Opinion by {name}, read</source>
      <translation>Uttalelse fra {name}, lest</translation>
    </message>
    <message>
      <source>Opinion by {name}, not read yet</source>
      <translation>Uttalelse fra {name}, ikke lest ennå</translation>
    </message>
  </context>
</TS>
