import type { SignpostCountry } from "./signposts.ts";

/** The day on which each line was last found in both of its sources. */
export const SIGNPOSTS_CHECKED = "2026-11-27";

/**
 * Lines for someone in need, by country. Each was read in two public places, in stored copies of them; a line that was
 * found in fewer is not here. A call to each is still owed before a release: docs/known-gaps.md.
 */
export const SIGNPOST_COUNTRIES: readonly SignpostCountry[] = [
  {
    code: "AU",
    name: "Australia",
    signposts: [
      {
        name: "Emergency",
        topic: "emergency",
        number: "000",
        call: "000",
        hours: "always",
        sources: ["sbs.com.au: everything you need to know about 000", "esta.vic.gov.au/what-emergency"],
      },
      {
        name: "1800RESPECT",
        topic: "violence",
        number: "1800 737 732",
        call: "1800737732",
        text: { to: "0458737732", word: null },
        hours: "always",
        sources: [
          "thedailyaus.com.au/stories/1800-respect-text-messaging",
          "sbs.com.au/language/filipino/en: think carefully before you call",
        ],
      },
      {
        name: "Lifeline",
        topic: "suicide",
        number: "13 11 14",
        call: "131114",
        hours: "always",
        sources: [
          "lifelineh2h.org.au/get-help/telephone-crisis-support/faqs",
          "suicidepreventionaust.org/october-member-of-the-month-lifeline",
        ],
      },
    ],
  },
  {
    code: "CA",
    name: "Canada",
    signposts: [
      {
        name: "Emergency",
        topic: "emergency",
        number: "911",
        call: "911",
        hours: "always",
        sources: [
          "mentalhealthcommission.ca/catalyst/988-launches-in-canada",
          "richmondhilluc.ca/news/988-hotline-launched",
        ],
      },
      {
        name: "9-8-8 Suicide Crisis Helpline",
        topic: "suicide",
        number: "988",
        call: "988",
        text: { to: "988", word: null },
        hours: "always",
        sources: [
          "mentalhealthcommission.ca/catalyst/988-launches-in-canada",
          "napaneebeaver.ca/canadas-9-8-8-suicide-crisis-helpline-now-available",
        ],
      },
    ],
  },
  {
    code: "IE",
    name: "Ireland",
    signposts: [
      {
        name: "Emergency",
        topic: "emergency",
        number: "112",
        call: "112",
        hours: "always",
        sources: [
          "garda.ie/en/crime/domestic-abuse",
          "gov.ie, Department of Justice: information for survivors of domestic violence",
        ],
      },
      {
        name: "Women’s Aid",
        topic: "violence",
        number: "1800 341 900",
        call: "1800341900",
        forWhom: "women",
        hours: "always",
        sources: [
          "gov.ie, Department of Justice: information for survivors of domestic violence",
          "thejournal.ie/womens-aid-helpline-2-2964358-Sep2016",
        ],
      },
      {
        name: "Male Advice Line",
        topic: "violence",
        number: "1800 816 588",
        call: "1800816588",
        forWhom: "men",
        hours: "some",
        sources: [
          "gov.ie, Department of Justice: information for survivors of domestic violence",
          "fiannafail.ie: list of helplines, April 2020",
        ],
      },
      {
        name: "Samaritans",
        topic: "suicide",
        number: "116 123",
        call: "116123",
        hours: "always",
        sources: ["irishhealthpro.com: big jump in calls to Samaritans", "advertiser.ie/Galway/article/74587"],
      },
    ],
  },
  {
    code: "NZ",
    name: "New Zealand",
    signposts: [
      {
        name: "Emergency",
        topic: "emergency",
        number: "111",
        call: "111",
        hours: "always",
        sources: [
          "govt.nz/browse/law-crime-and-justice/abuse-harassment-domestic-violence",
          "womensrefuge.org.nz/get-help",
        ],
      },
      {
        name: "Women’s Refuge crisis line",
        topic: "violence",
        number: "0800 733 843",
        call: "0800733843",
        forWhom: "women",
        hours: "always",
        sources: [
          "womensrefuge.org.nz/get-help",
          "govt.nz/browse/law-crime-and-justice/abuse-harassment-domestic-violence",
        ],
      },
      {
        name: "Shine Helpline",
        topic: "violence",
        number: "0508 744 633",
        call: "0508744633",
        hours: "some",
        sources: ["govt.nz/browse/law-crime-and-justice/abuse-harassment-domestic-violence", "2shine.org.nz/news"],
      },
      {
        name: "It’s Not OK",
        topic: "own-force",
        number: "0800 456 450",
        call: "0800456450",
        hours: "some",
        sources: [
          "govt.nz/browse/law-crime-and-justice/abuse-harassment-domestic-violence",
          "areyouok.org.nz/i-need-help/experiencing-violence",
        ],
      },
      {
        name: "1737, need to talk?",
        topic: "suicide",
        number: "1737",
        call: "1737",
        text: { to: "1737", word: null },
        hours: "always",
        sources: ["scoop.co.nz/stories/PA1706/S00527", "newshub.co.nz/home/health/2017/06"],
      },
    ],
  },
  {
    code: "GB",
    name: "United Kingdom",
    signposts: [
      {
        name: "Emergency",
        topic: "emergency",
        number: "999",
        call: "999",
        hours: "always",
        sources: ["centre56.org.uk/domestic-abuse", "hartlepoolnow.co.uk: domestic abuse"],
      },
      {
        name: "National Domestic Abuse Helpline",
        topic: "violence",
        number: "0808 2000 247",
        call: "08082000247",
        hours: "always",
        sources: ["refuge.org.uk/category/news", "centre56.org.uk/domestic-abuse"],
      },
      {
        name: "Men’s Advice Line",
        topic: "violence",
        number: "0808 801 0327",
        call: "08088010327",
        forWhom: "men",
        hours: "some",
        sources: ["centre56.org.uk/domestic-abuse", "mbrook.brent.sch.uk/domestic-abuse"],
      },
      {
        name: "Samaritans",
        topic: "suicide",
        number: "116 123",
        call: "116123",
        hours: "always",
        sources: [
          "ldhealthandcare.org: advice from the Mental Health Foundation",
          "kshsafety.com: list of NHS Choices",
        ],
      },
      {
        name: "NSPCC helpline",
        topic: "child",
        number: "0808 800 5000",
        call: "08088005000",
        hours: "some",
        sources: [
          "nspcc.org.uk/what-you-can-do/report-abuse",
          "safeguardingtool.nspcc.org.uk/what-you-can-do/report-abuse",
        ],
      },
    ],
  },
  {
    code: "US",
    name: "United States",
    signposts: [
      {
        name: "Emergency",
        topic: "emergency",
        number: "911",
        call: "911",
        hours: "always",
        sources: ["internationalmentalhealth.org/resources", "eveshelter.com/newsfeed"],
      },
      {
        name: "988 Suicide and Crisis Lifeline",
        topic: "suicide",
        number: "988",
        call: "988",
        text: { to: "988", word: null },
        hours: "always",
        sources: ["familyandcaregivertoolkit.org/988-crisis-lifeline", "hcfl.gov: national crisis help line"],
      },
      {
        name: "National Domestic Violence Hotline",
        topic: "violence",
        number: "1-800-799-7233",
        call: "18007997233",
        text: { to: "88788", word: "START" },
        hours: "always",
        sources: [
          "ovc.ojp.gov: hotline answers 6 million contacts",
          "en.wikipedia.org/wiki/National_Domestic_Violence_Hotline",
        ],
      },
      {
        name: "SAMHSA National Helpline",
        topic: "substance",
        number: "1-800-662-4357",
        call: "18006624357",
        hours: "always",
        sources: ["samhsa.gov/find-help/national-helpline", "internationalmentalhealth.org/resources"],
      },
    ],
  },
];
