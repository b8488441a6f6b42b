package org.interviewcoach.core.grading.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the grader knows of English: small words, and a table of common words in bands of how often they are used.
 *
 * <p>The table was written for this project. It serves twice: a common word says little about likeness, and it is never
 * taken for a typo of another word.
 */
public final class English {
    /** Words that carry no content of their own. */
    private static final String FUNCTION_WORDS = """
            a an the this that these those it its itself he she they them their theirs his her hers him we us our ours
            you your yours i me my mine one's who whom whose which what where when why how there here
            and or but nor so yet if then else than as because since while whereas although though unless until till
            of to in on at by for from with into onto over under up down out off about through between among within
            during before after above below via per against along across toward towards upon
            am is are was were be been being do does did doing done have has had having will would shall should can
            could may might must ought let lets get gets got
            not no never n't cannot without none neither nothing
            very really just only also too even quite rather actually basically simply already still again ever always
            often usually sometimes maybe perhaps probably mostly mainly like such same other others another each every
            all any both either some many much more most few fewer less least several own
            s t d ll re ve m im ive dont doesnt isnt cant wont didnt etc eg ie ok okay yes yeah yep well now please
            kind sort thing things stuff something anything everything someone anyone everyone way ways lot lots bit
            """;

    /** Words that may stand between words that a pattern wants side by side. */
    private static final String FILLERS = """
            a an the this that these those its it's their his her my your our some any just only actually really simply
            basically also then such very own of
            """;

    /** Words that are no mere adjective between two words, so that they do not hide in a row. */
    private static final String NO_GAP = """
            more extra additional other another per less fewer most least to in on at by for from with into than as
            """;

    private static final String VERY_COMMON = """
            time year people day man woman child world life hand part place case week company system program question
            work number night point home water room mother area money story fact month right study book eye job word
            business issue side head house service friend father power hour game line end member law car city
            community name president team minute idea body information back parent face level office door health
            person art war history party result change morning reason research girl guy moment air teacher force
            education
            be have do say go can get make know think take see come want look use find give tell work call try ask need
            feel become leave put mean keep let begin seem help talk turn start show hear play run move like live
            believe hold bring happen write provide sit stand lose pay meet include continue set learn change lead
            understand watch follow stop create speak read allow add spend grow open walk win offer remember love
            consider appear buy wait serve die send expect build stay fall cut reach kill remain suggest raise pass sell
            require report decide pull
            good new first last long great little own other old right big high different small large next early young
            important few public bad same able best better low late hard major sure real whole free true full special
            easy clear recent certain personal open red difficult available likely short single current wrong past
            common poor natural significant similar hot dead central happy serious ready simple left physical general
            one two three four five six seven eight nine ten hundred thousand million first second third
            """;

    private static final String COMMON = """
            ability accept access according account achieve across act action activity actual address against age agree
            ahead allow almost alone already although amount analysis answer apart apply approach argue arrive article
            assume attack attention avoid away base basic basis beat beautiful bed behavior behind benefit beyond bill
            bit black blue board box break bring brother call camera campaign capital card care career carry catch cause
            cell center century chair challenge chance character charge check choice choose claim class close cold
            collection college color commercial compare computer concern condition conference contain control cost could
            count country couple course court cover crime culture cup customer dark data daughter deal death debate
            decade decision deep defense degree describe design despite detail determine develop development device
            difference dinner direction director discover discuss discussion disease doctor dog draw dream drive drop
            drug east eat economic economy edge effect effort eight election else employee energy enjoy enough enter
            entire environment especially establish evening event eventually evidence exactly example executive exist
            experience expert explain factor fail family far fast federal field fight figure fill film final finally
            financial finger finish fire firm fish floor fly focus food foot foreign forget form former forward front
            fund future garden gas generation glass goal government green ground group growth guess gun hair half hang
            happen heart heat heavy hope hospital hotel however huge human hundred husband identify image imagine impact
            improve increase indeed indicate individual industry inside instead institution interest interview
            international investment involve item join keep key kid kind kitchen know land language laugh lawyer lay
            leader least leg legal less letter lie light list listen local long lot machine magazine main maintain
            majority manage management manager market marriage material matter maybe measure media medical memory
            mention message method middle military mind miss mission model modern mouth movement movie music myself
            nation national nature near nearly necessary network nice none nor north note notice occur official oh oil
            once operation opportunity option order organization otherwise outside owner page pain painting paper
            participant particular particularly partner patient pattern peace perform performance period phone pick
            picture piece plan plant player policy political politics popular population position positive possible
            practice prepare present pressure pretty prevent price private problem process produce product production
            professional professor project property protect prove purpose push quality quickly quite radio range rate
            rather realize really receive recognize record reduce reflect region relate relationship religious
            remove represent resource respond response responsibility rest return reveal rich rise risk road rock
            role rule safe save scene school science scientist score sea season seat section security seek senior sense
            separate series several shake share shoot shot should shoulder sign simply sing sister site situation size
            skill skin social society soldier solution somebody son song soon sort sound source south southern space
            specific sport spring staff stage standard star state statement station step store strategy street strong
            structure student stuff style subject success successful suddenly suffer summer support surface table task
            tax teach technology television tend term test thank themselves theory therefore threat throughout throw thus
            together tonight top total tough town trade traditional training travel treat treatment tree trial trip
            trouble trust truth type unit until usually value various victim view violence visit voice vote wall weapon
            wear weight west western whatever white whole wide wife window wish within wonder worker worry yard yeah
            """;

    private static final String KNOWN = """
            abstract accident accurate acquire adapt add additional adjust admit advance advantage advice afford afraid
            afternoon aim alive alternative amazing ancient anger angle angry animal announce annual anybody anyway
            apparent appeal appearance apple appoint appreciate appropriate approve arm army arrange arrangement aside
            aspect assess assign assist assistance associate association assumption attach attempt attend attitude
            attract audience author authority automatic average award aware awful baby bag balance ball band bank bar
            barely bear beach bear beginning bell belong below bend beside bet bid bind bird birth blank blind block blood
            blow boat bomb bone boot border boring born borrow boss bother bottle bottom bound bowl brain branch brand
            bread breath brief bright broad brush budget bug bunch burn bus busy button cake calculate calm cap capable
            capture careful cash cast castle cat category celebrate chain chapter chart chase cheap cheese chest chief
            chip circle circumstance citizen civil classic clause clean clerk click client climb clock clothes cloud club
            coach coast coat code coffee collect combination combine comfort command comment commit committee communicate
            communication compete competition complain complete complex complicated component compose comprehensive
            concentrate concept conclude conclusion concrete conduct confidence confirm conflict confuse confusing
            connect connection consequence consist consistent constant constantly construct construction consumer contact
            content contest context contract contrast contribute convention conversation convert convince cook cool copy
            core corner correct correctly corresponding couple courage crash crazy cream creation creative credit crew
            criminal crisis criteria critical cross crowd cry cultural curious currency curve custom cycle daily damage
            dance danger dangerous date deal dear debt declare default defeat defend define definitely definition deliver
            delivery demand democracy department depend dependent deposit depth derive deserve desire desk desperate
            destroy diet differ differently dig digital direct directly dirty disappear discipline discount display
            distance distinct distinction distinguish distribute district divide division divorce dollar double doubt
            dozen draft drama drawer dress drink driver dry dump during dust duty dynamic eager ear earn earth ease easily
            edit edition editor educate effective effectively efficient efficiently egg element eliminate embrace emerge
            emergency emotion emphasis employ empty enable encounter encourage enemy engage engine engineer enhance
            enormous ensure entirely entrance entry environmental equal equally equipment equivalent error escape essay
            essential essentially estate estimate evaluate eventually everybody everywhere evolve exact exam examine
            excellent except exception exchange exciting exclude excuse execute exercise exhibit existing exit expand
            expansion expense expensive experiment explicit explicitly explode exploit explore expose express expression
            extend extension extent external extra extreme extremely facility fair fairly faith fake familiar famous fan
            fancy farm fashion fault favor favorite fear feature fee feed feedback fellow female fence fetch fifth file
            filter fine fit fix flag flat flexible flight float flow flower folder follow force forever forth fortune
            forward foundation frame framework frequency frequent frequently fresh friendly fruit fuel function
            fundamental funny furthermore gain gap gate gather gear gender gentle gentleman genuine gift glad global
            golden gone grab grade gradually grain grand grant grateful gray grid gross guarantee guard guest guide guilty
            habit handle handy happily hardly hate hat height hell hence hero hi hidden hide highlight highly hint hire
            hit hole holiday holy honest honestly honor host household housing humor hungry hurry hurt ice ideal identical
            identity ignore ill illegal illustrate immediate immediately imply import impose impossible impress impression
            improvement inch incident income incorporate incorrect increasingly incredible independent index indicator
            inevitable infinite influence inform initial initially inject injury inner innocent input insert insight insist
            inspect install instance instant instruction instrument insurance integrate intend intention interact
            interesting interface internal internet interpret interrupt introduce introduction invalid invent invest
            investigate invite invoke island isolate jacket joint joke journal journey judge judgment juice jump junior
            jury justice justify kick king knee knife knock knowledge label labor lack lady lake largely laptop layer lazy
            leadership leaf lean leather lecture legacy lend length lesson library license lift limit limited link lion
            lip liquid literally literature load loan location lock log logic logical lonely loop loose lord loss loud
            lovely lower luck lucky lunch mad magic mail mainly male manner manual manufacture map mark mass massive master
            match mate math mathematics maximum meal meaning means meanwhile measurement meat mechanism medicine medium
            meeting mental menu mere merely merge mess metal meter mid mild mine minimum minor minority mirror mistake mix
            mixture mobile mode moderate monitor mood moon moral moreover mostly motion motor mount mountain mouse multiple
            murder muscle museum mutual mystery myth naked narrow nasty native naturally neat neck negative neighbor
            neither nerve nervous nest net nevertheless news nobody noise nonsense normal normally nose notion novel
            nowhere nuclear numerous nurse object objective obligation observe obtain obvious obviously occasion
            occasionally odd offense oh opening operate operator opinion opponent oppose opposite orange ordinary organic
            organize origin original originally ought outcome output overall overcome override overwrite owe pace pack
            package pair pan panel panic parallel parent park parse partial partially partly passage passenger passion path
            pause payment peak peer pen penalty pencil perfect perfectly permanent permission permit persist perspective
            phase photo phrase piano pile pilot pink pipe pitch plain plane planet plastic plate platform plenty plot plus
            pocket poem poet poison pole poll pool pop port pose possess possibility possibly post pot potential potentially
            potato pound pour practical practically pray precise precisely predict prefer preference premise preparation
            presence presentation preserve press previous previously pride primarily primary prime prince principal
            principle print prior priority prison prize probable probability procedure proceed profession profile profit
            progress prohibit prominent promise promote prompt proof proper properly proportion proposal propose
            prospect protection proud provider psychology pub publish pull punch pure purchase push puzzle qualify quarter
            queen quick quiet quit quote race rail rain random rank rapid rapidly rare rarely raw react reaction reader
            readily reading reality rear reasonable recall recently recipe recommend recommendation recover reduce
            redundant refer reference reflect reform refresh refuse regard regarding regardless register regular regularly
            regulate reject relation relative relatively relax release relevant reliable relief religion rely remaining
            remark remarkable remind remote repair repeat repeatedly replace replacement reply representation request
            rescue reserve resist resolve resort respect respectively respective responsible restaurant restore restrict
            restriction resume retain retire retrieve reuse reverse review revise revolution reward rid ride ring rob robot
            roll roof root rope rough roughly round route routine row royal rub rubber rubbish ruin rush sad safely safety
            sake salary sale salt sample sand satisfy scale scan scared scenario schedule scheme scope scratch scream
            screen script search secondary secret secretary sector secure select selection self send sensitive sentence
            sequence session setting settle setup severe sex shade shadow shall shallow shape sharp sheet shelf shell shelter
            shift shine ship shirt shock shoe shop shut shy sick sight signal signature significantly silence silent silly
            silver similarly sink sit sixth skip sky slave sleep slice slide slight slightly slip slow slowly smart smell
            smile smoke smooth snow so-called soap soft software soil solid solve somehow somewhat somewhere sorry soul
            soup spare spawn speaker specialist specialty species specifically specify speech speed spell spirit split spot
            spread square stable stack stair stamp stare statistics status steady steal steam steel stem stick stiff
            stomach stone storage storm straight straightforward strange stranger stream strength stress stretch strict
            strictly strike string strip stroke strongly struggle studio stupid subsequent subset substance substantial
            substitute subtle succeed suddenly sufficient sugar suit suitable sum summary sun super supply suppose surely
            surprise surprising surround survey survive suspect suspend sustain swap sweet swim swing switch symbol sympathy
            symptom tail talent tall tank tap tape target taste tea tear technical technically technique telephone temperature
            template temporary ten tendency tennis tension text thanks theme thick thin thirty thread threaten tie tight tiny
            tip tired title toe tomorrow tone tongue tool tooth topic toss touch tour towards tower toy track tradition traffic
            train transaction transfer transform transition translate transparent transport trap trash treasure trend trick
            trigger trivial truck truly tube tune twelve twenty twice twin typical typically ugly ultimate ultimately unable
            uncle underneath understanding unfortunately uniform union unique unite universal universe unknown unless unlike
            unlikely unnecessary unusual update upgrade upper upset urban urge usage useful useless user usual utility
            vacation valid validate valley valuable variable variation variety vary vast vegetable vehicle version versus
            vertical via vice video village virtual virtually virtue visible vision visitor visual vital volume volunteer
            wage wake wander warm warn warning wash waste wave weak wealth weather web wedding weekend weigh weird welcome
            wet wheel whenever whereas wherever whether whoever widely wild willing wind wine wing winner winter wire wise
            witness wood wooden wool worse worst worth wound wrap wrist writer yellow yesterday yet yours youth zero zone
            """;

    /** Words of the trade: known, and for likeness as telling as rare words. */
    private static final String TRADE = """
            algorithm api argument array async asynchronous atomic attribute authentication authorization backend batch binary
            boolean browser buffer bytecode byte cache callback class cli cluster column commit compile compiler concurrency
            config connection constraint constructor container cookie cpu cron crud csrf css cursor daemon database dataset
            datetime deadlock debug decorator decrypt dependency deploy deployment deserialize dict dictionary docker domain
            encode encrypt endpoint enum exception executable expire fallback field fixture form foreign framework frontend
            function garbage generator hash hashing header heap host html http https identifier immutable index inherit
            inheritance instance instantiate integer integrity interface interpreter isolation iterable iterate iterator
            javascript join json keyword lambda latency library linux list lookup loop lazy-load metaclass metadata middleware
            migrate migration mixin module mutable namespace node null object orm overhead override package pagination
            parameter parser password payload pickle pipeline pixel plugin pointer polymorphism pool prefetch primary process
            production protocol proxy python query queue ram record recursion recursive redirect redis refactor regex
            relational render replica repository request response rest rollback root route router row runtime sanitize schema
            scalable scaling script serialize serializer server session signal singleton socket sql stack stateless static
            string struct subclass subquery superclass syntax table template thread throttle throughput timeout timestamp
            timezone token traceback transaction tuple unicode unit url username utf validation validator variable view
            webhook websocket widget worker wrapper xml xss yaml
            """;

    // Plain hash tables, never changed once filled: the immutable collections' tables are slower to miss in.
    private static final Set<String> FUNCTION = set(FUNCTION_WORDS);
    private static final Set<String> FILLER = set(FILLERS);
    private static final Set<String> GAPLESS = set(NO_GAP);
    private static final Map<String, Integer> BANDS = bands();
    private static final Set<String> ALL = collect();

    private English() {}

    /** Whether the word, in lower case, carries no content of its own. */
    public static boolean isFunctionWord(String word) {
        return FUNCTION.contains(word);
    }

    /** Whether a small word still tells something where whole texts are compared. */
    public static boolean isTelling(String word) {
        return switch (word) {
            case "before",
                    "after",
                    "without",
                    "same",
                    "other",
                    "all",
                    "every",
                    "each",
                    "both",
                    "only",
                    "many",
                    "until",
                    "inside",
                    "outside",
                    "once",
                    "never",
                    "always" -> true;
            default -> false;
        };
    }

    /** Whether the word may stand within a row of words without breaking it. */
    public static boolean isFiller(String word) {
        return FILLER.contains(word);
    }

    /** Whether the word may pass for an adjective within a row. */
    public static boolean mayFillGap(String word) {
        return !FUNCTION.contains(word) && !GAPLESS.contains(word);
    }

    /** Whether the table lists the word itself or its stem. */
    static boolean isKnown(String word, String stem) {
        return ALL.contains(word) || BANDS.containsKey(stem);
    }

    static Set<String> all() {
        return ALL;
    }

    /**
     * How much a stem tells, from 1 (in every text) to 8 (not in the table): roughly the logarithm of how rarely it is
     * used.
     */
    public static int weight(String stem) {
        Integer band = BANDS.get(stem);
        return band == null ? 8 : band;
    }

    private static Map<String, Integer> bands() {
        Map<String, Integer> bands = new HashMap<>();
        Stems stems = new Stems();
        put(bands, stems, FUNCTION_WORDS, 1);
        put(bands, stems, VERY_COMMON, 4);
        put(bands, stems, COMMON, 5);
        put(bands, stems, KNOWN, 6);
        put(bands, stems, TRADE, 7);
        return bands;
    }

    private static void put(Map<String, Integer> bands, Stems stems, String words, int band) {
        for (String word : words.split("\\s+", -1)) {
            if (!word.isEmpty()) {
                bands.putIfAbsent(stems.stem(word), band);
            }
        }
    }

    private static Set<String> collect() {
        Set<String> words = new HashSet<>();
        for (String list : new String[] {FUNCTION_WORDS, VERY_COMMON, COMMON, KNOWN, TRADE}) {
            words.addAll(set(list));
        }
        return words;
    }

    private static Set<String> set(String words) {
        Set<String> set = new HashSet<>();
        for (String word : words.split("\\s+", -1)) {
            if (!word.isEmpty()) {
                set.add(word);
            }
        }
        return set;
    }
}
