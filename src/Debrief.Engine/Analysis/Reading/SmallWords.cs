namespace Mockloop.Debrief.Engine.Analysis.Reading;

/// <summary>The commonest small words of languages, and what is spoken of in every answer: time, memory, customers.</summary>
static class SmallWords
{
    /// <summary>English ones; "a" and "I" among them.</summary>
    public static readonly HashSet<string> English = Set("the of and to a in is was i we it that for on with as by this at an be are were from our my they had have not but so per no or if then than he she his her their them who what when which its has will would can each all first after before only one more up out under over into about because until time memory grows constant linear users user");

    public static readonly (string Name, HashSet<string> Words)[] Foreign =
    [
        ("German", Set("der die das und ist ich wir nicht ein eine einen mit für auf war den dem des im zu von es haben hat wurde sie auch bei aus als sind um dass wie mich mir unser unsere weil wächst zeit speicher laufzeit bleibt konstant pro kunden unsere nur dann wird werden mein kein keine oder nach zum zur über unter noch")),
        ("French", Set("le la les et est je nous pas un une des du de en pour que qui dans sur avec au aux ce cette il elle ont été était avons j ai par plus mais mon notre ne se sont temps mémoire croît constante reste linéaire jetons à chaque leur sans sous si comme nos où dont")),
        ("Spanish", Set("el la los las y es yo un una de en que por para con del se al lo fue era como más pero mi nuestro su está han ha este esta sobre cuando tiempo memoria crece constante lineal cada sin nos sus hay entre nuestra primero")),
        ("Italian", Set("il la lo gli le e è io un una di in che non per con del della si al alla ho abbiamo era sono come più ma mio nostro questo questa da nel ha tempo memoria cresce costante lineare ogni nella dei delle dal resta numero")),
        ("Portuguese", Set("o a os as e é eu um uma de em que não por para com do da se ao foi era como mais mas meu nosso nós este esta na dos das tempo memória cresce constante cada sem nossa são pela pelo")),
        ("Dutch", Set("de het een en is ik we niet van dat voor op met te zijn aan er om ook als maar ons onze bij naar heb werd dit tijd geheugen groeit blijft gelijk elke per geen wordt kan ze hun")),
        ("Polish", Set("i w na z do że się nie jest to był była ja my jak ale o po dla od przez mój nasz który która tym czas pamięć rośnie jest stała liniowo liczby liczbą są tylko każdy oraz lub gdy nas")),
        ("Swedish", Set("och att det som en ett jag vi inte är på för med av till den har hade från min vår när tid minne växer konstant varje också men eller kan")),
        ("Norwegian or Danish", Set("og at det som en et jeg vi ikke er på for med av til den har hadde fra min når tid minnet vokser konstant hver også eller kan antall antal tiden hukommelsen")),
        ("Finnish", Set("ja on ei se että oli me minä mutta kun niin kuin ovat myös tai aika muisti kasvaa pysyy vakiona lineaarisesti joka sen meidän")),
        ("Czech", Set("a je se na že to do by jsem byl byla ale jako po od pro ve při čas paměť roste lineárně počtem který která jsme není nebo")),
        ("Romanian", Set("și de la cu în nu este pe un o care din mai pentru am fost dar sau timpul memoria crește liniar numărul constantă noastră")),
        ("Hungarian", Set("a az és hogy nem egy is volt van ez de meg csak mint vagy az idő memória nő lineárisan állandó")),
        ("Turkish", Set("ve bir bu için ile de da çok ben biz değil olarak daha gibi ama sonra kadar olan süre bellek zaman doğrusal sabit her müşteri hedefimiz içinde göre yıl sayısı")),
        ("Indonesian or Malay", Set("yang dan di ini itu dengan untuk tidak dari dalam akan pada juga ke saya kami kita adalah atau karena oleh jumlah waktu memori tetap tumbuh lalu ada bisa sudah lebih setiap pelanggan tahu")),
        ("Vietnamese", Set("và của là có không được cho một các trong với này thời gian theo số bộ nhớ chúng tôi khi để")),
        ("Swahili", Set("na ya wa kwa ni za katika la cha hii yetu sisi mimi lakini kama muda kumbukumbu")),
    ];

    static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
