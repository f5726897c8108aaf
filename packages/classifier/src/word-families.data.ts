/**
 * Families of everyday English words, and a few common loans. General knowledge of the language, one line a
 * family; a word may belong to several. A star ends a stem.
 */
export const WORD_FAMILIES: Readonly<Record<string, string>> = {
  I: "i me my mine myself",
  YOU: "you your yours yourself yourselves",
  WE: "we us our ours ourselves together both",
  THEY: "he him his she her hers they them their theirs",
  NOT: "not no never none nothing nobody neither nor without hardly barely",
  ABSOLUTE:
    "always never ever every everything everyone nothing constantly forever everytime whole entire completely totally endless",
  AGAIN: "again another still yet usual typical same repeat twice third",
  AFRAID:
    "afraid scared scare scares scary terrified terrif* frightened fright* fear fears fearing worried worry worries anxious panic* dread* petrified nervous",
  LONELY:
    "lonely alone lonesome invisible unseen forgotten unwanted unloved outside stranger abandon* empty hollow numb isolated homesick",
  SAD: "sad sadness cry crying cried cries tears tear grief griev* heartbroken miss missing missed ache aches aching hurt hurts hurting sorrow low blue wept weep heavy broken breaks lost down devastat*",
  ASHAMED:
    "ashamed shame embarrass* humiliat* guilty guilt worthless useless failure fail failing stupid small ugly inadequate burden fraud pathetic rubbish coward",
  ANGRY:
    "angry mad furious rage cross livid pissed annoyed fed irritated resent* bitter sick raging temper fuming vex* gutted disgusted",
  TIRED: "tired exhausted exhaust* drained wiped knackered overwhelmed swamped burnt weary shattered spent",
  WARM: "love loved loves loving proud glad happy grateful joy safe warm calm lucky blessed relieved delight* melt* adore* cherish* smil* tender softer gentle",
  LONG: "wish want hope long longing need needs craving yearn* would'd like miss love dream",
  FEEL: "feel feels feeling felt feelings sense",
  BODY: "chest stomach throat heart hands hand belly gut knees knee skin breath breathe breathing body shoulders shoulder shaking shake shook legs jaw bones ribs eyes face head tummy sick swallow lump pulse back arms arm lap neck palms",
  HOLD: "hold holding hug hugs cuddle* kiss kisses touch sit sitting stay staying lie lean beside near close here with arms arm lap squeeze snuggle come blanket",
  LISTEN:
    "listen listening hear hearing heard tell telling told talk talking speak say said understand understood know show",
  THINK:
    "think thinks thinking thought know knows knew believe mean means meant remember realise realize notice noticed wonder guess suppose reckon imagine figure",
  CARE: "care cares caring cared matter matters mattered bother bothered interested mind",
  INNER:
    "want wants wanted think thinks care cares love like mean meant hate prefer decided hoping enjoy planned wish rather trying hope intend* deliberate* purpose purposely secretly really truth counting hoping pretending",
  HARM: "ignore* ruin* waste* blame* lie lied lies lying cheat* forget forgot forgotten leave left broke break spoil* wreck* embarrass* humiliat* hurt* shout* yell* scream* criticis* judge* punish* control* manipulat* betray* abandon* avoid* hide* hid sulk* nag* attack* dump* interrupt* walk* laugh* mock* screw* mess* cost late",
  FAULT: "fault blame because reason caused thanks responsible wouldn't made make makes why started",
  SMALL:
    "just only little tiny bit slight silly joke joking kidding fuss drama dramatic overreact* sensitive big deal nothing minor serious relax chill calm exaggerat* fine worse worst mountain imagining overthink* paranoid dwell normal everyone bad deep worked starting upset dying fretting",
  SOOTHE:
    "fine okay alright worry worried worries cry crying silly everything better course nonsense sure promise passes fret sad upset happen tomorrow sleep bright positive",
  ADVICE:
    "try tried should could book call ring google download app list schedule simply easy solution option options plan calendar spreadsheet delete block mute change switch buy order magnesium vitamin* exercise gym doctor therapist yoga steps step budget appointment email write print ask tell get start stop set put use take make switch quit apply move hire sort sorted fix solve",
  LOGIC:
    "logically practical practically rational logic obvious obviously basic basically technically actually simple efficient first second third point facts fact data evidence proof",
  SHOULD: "should must have ought supposed need better required has",
  MIGHT: "would could might may maybe perhaps possibly wonder if",
  WILL: "will going gonna shall",
  EXIT: "done whatever bye goodnight bed sleep leave leaving left out drop enough over finished stop later sofa couch car walk off away door upstairs shed silence quiet space nothing closed end subject",
  YIELD:
    "fine okay sure right yes whatever anything everything agree agreed win wins won boss say happy easier peace please sorry wrong always never again promise forget drop",
  SORRY: "sorry apologise apologize apolog* forgive forgiveness regret regrets",
  OWN: "fault mine wrong excuse excuses owe own shouldn't snapped shouted raised yelled hid lied forgot missed blew blame responsibility part did lost hurt unfair unkind harsh broke",
  SENSE:
    "sense understand course makes anyone anybody reason right wonder see why would natural fair get valid entitled",
  CHECK: "right so correct close hearing got get sounds sound saying said say telling meaning worst part like mean",
  LOOP: "pattern loop cycle dance circle circles round again spiral same thing routine rerun script between pull chase chasing push hide hiding louder quieter usual carousel tennis wall roundabout both each other",
  LIMIT:
    "won't stop don't touch enough limit line until without unless cannot can refuse okay allowed not leave hang door safe break pause step minutes hour",
  PAUSE:
    "pause break breather minutes minute hour hours half twenty ten thirty back return then after calm cool walk air later tonight finish promise come",
  THANK: "thank thanks grateful appreciate appreciated appreciates cheers ta gracias merci shukran",
  PRAISE:
    "good great brilliant lovely beautiful kind patient brave strong funny clever amazing wonderful best thoughtful sweet generous gorgeous perfect handsome",
  NOTICED:
    "noticed saw see seen remembered remember watched heard kept brought made cooked drove waited stayed carried sat bought covered fixed washed stood sent without asking even before",
  ENDEAR:
    "love darling babe honey hon sweetheart dear dearest habibi habibti amor cariño carino jaan pet lovely sweetie beloved wife husband treasure schatz cherie mon",
  POLITE: "please kindly would could may shall might if possible mind okay",
  SARCASM:
    "brilliant congratulations bravo genius wonderful lovely fantastic marvellous great clap wow sure naturally clearly obviously thanks expert hero charming classic truly",
  GRAND:
    "queen king prince princess saint professor doctor captain majesty lordship ladyship expert genius hero martyr oracle einstein chef sir madam boss highness sheriff mayor scholar philosopher emperor lord",
  INSULT:
    "idiot stupid moron pathetic loser lazy selfish useless ridiculous childish coward liar fool dumb clown disgusting disgrace joke spoiled crazy psycho mental hopeless toddler waste pig cow donkey rat snake trash garbage",
  SWEAR: "fuck* shit* bloody damn* hell arse ass bastard bitch crap bollocks goddamn piss* dick*",
  GRIEF:
    "died dead death die funeral buried burial grave ashes coffin miscarriage lost cancer hospice anniversary mourning cemetery memorial passed widow orphan late stillborn",
  CHILD: "kid kids child children baby son daughter boy girl toddler school nursery pickup homework bedtime bath teen",
  KIN: "mother father sister brother aunt auntie uncle cousin nan gran grandma granny grandpa grandad inlaws tita abuela family parents",
  CLOCK: "0:0 clock pm noon midnight half quarter sharp hour minutes o",
  DAY: "monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight yesterday morning evening afternoon weekend week month january february april june july august september october november december night year years days last easter christmas birthday",
  STUFF:
    "keys key bins bin milk bread bus train taxi bike shop shopping charger wifi dentist dinner lunch breakfast tea coffee kettle pan oven fridge laundry washing dishes dishwasher shirt boots bag coat ticket tickets flight parking plumber boiler bill rent car garage petrol gas fuse lamp box parcel door window garden dog cat vet eggs rice soup chicken cheese pizza beans bottle cup plate towel tape paper form passport letter post pump battery remote code password match score game episode",
  PLACE:
    "left right under behind drawer shelf counter table bag pocket hook cupboard hall blue red green platform gate aisle upstairs downstairs top bottom",
  PHONE:
    "phone text texted texting message messages read ticks seen reply replied online insta snap call calls voicemail screen scroll scrolling",
  MONEY:
    "money pay paid rent card bank bill bills cost costs debt budget savings salary pounds dollars euros spend spent cash",
  SEX: "sex naked bed kiss desire want touch body intimacy horny",
  NOW: "now right minute tonight immediately already this second instant once today",
  THREAT:
    "or else unless last final warning warned swear leave divorce lawyer ex out gone over otherwise see count lose never consequences regret dare try",
  EVIDENCE:
    "first then last also plus times once twice three four remember june march easter told said asked promised screenshot list count counted example and third week month",
  DEMAND:
    "answer tell explain admit say look show give open prove choose swear promise yes no who where what when why which straight",
  SOFTEN: "bit little kind sort maybe perhaps think guess wonder feel seems when",
  WHAT: "what how which",
  WHY: "why",
  WHO: "who where when whose",
  LAUGH: "lol lmao haha hahaha hehe rofl lmfao jaja hahah lolol charot xd",
  HEART: "❤ 💕 💖 💗 💛 💚 💙 💜 🖤 🤍 🥰 😘 😍 💞 🫶 🫂 🤗 xx xxx xoxo",
  SOUR: "🙄 😒 🙃 👏 💀 😤 😡 🤡 👍",
  BUT: "but though although however yet except only",
  WHEN: "when while after before since as",
  LIKE: "like as if though",
  THAT: "that",
  ALL: "all any some most",
  TOGETHER: "together us side team ours both each other between",
  DEFENSE:
    "did didn't wasn't only asked told said just never actually already because fair supposed meant busy work working forgot thought tried always plenty yourself too same also didnt",
  SELF: "myself own part mine me i",
  QUIET: "quiet silent silence shut numb blank words nothing freeze froze frozen wall shell close",
  READY: "ready take time slow whenever whole anything need pressure rush",
  PRESENT: "here stay staying staying not anywhere leaving side with beside whole night long",
};
