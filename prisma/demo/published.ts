/**
 * National figures of the demo. Arrays by month start in 2021-08 unless they say otherwise. Published values carry their
 * source and are exact; the others are simulated between them (docs/demo-data.md says how).
 *
 * Sources: [DNS] presentation of the biology roll-out, March 2023 (000_5d25e27479e88877.txt); [Cnam] national figures at the
 * end of February 2022 (004_b8ee2e60eb5bb684.txt); [COSUI] 8th follow-up committee, biologiste365.fr, 2023-09-21;
 * [DSIH] dsih.fr/articles/5252, 2023-09-20.
 */

/** Orders: target, and trajectory of January to December 2023 [DNS]. 339 is also the number of files at the ASP [DNS]. */
export const ORDERS_TARGET = 339;
export const ORDERS_TRAJECTORY = [60, 130, 206, 274, 303, 332, 337, 342, 347, 352, 357, 362];

/** DMP documents: target a month, and trajectory of January to December 2023 [DNS]. */
export const FEED_TARGET = 8_333_333;
export const FEED_TRAJECTORY = [
  2_078_646, 2_853_618, 3_249_960, 5_191_580, 6_608_196, 8_491_484, 9_237_298, 10_133_112, 10_228_942, 10_324_772,
  10_420_602, 10_516_432,
];

/**
 * Documents a month that a yearly objective of a corridor makes: 120, 35 and 20 M ÷ 12 [DSIH].
 */
export const CORRIDOR_TARGETS = { 'medecine-de-ville': 10_000_000, radiologie: 2_916_667, hopital: 1_666_667 } as const;

/**
 * Documents of the labs. Published: 2023-01 [DNS]; +35,1 % over the three months to 2022-02 [Cnam], here 1 182 125 ÷ 875 000;
 * 2023-08, 75 M a year ÷ 12 [DSIH]. 2022-12 stands inside the rounding of the published +30 % of 2023-01 [DNS]. 2023-09 is
 * what all labs would send: those that have not declared are taken out of it.
 */
export const LAB_DOCUMENTS = [
  // 2021
  262_000, 285_000, 292_000, 298_000, 360_000,
  // 2022
  394_000, 428_125, 487_000, 554_000, 631_000, 718_000, 806_000, 879_000, 1_001_000, 1_139_000, 1_352_000, 1_558_500,
  // 2023
  2_033_395, 2_611_480, 2_984_715, 3_420_166, 4_362_904, 6_120_377, 6_408_912, 6_250_000, 7_350_000,
];

/** MSSanté messages of biologists. Published: 2021-08 and 2022-02 [Cnam]. 2023-09 as for the documents. */
export const MSS_MESSAGES = [
  // 2021
  626_083, 634_000, 655_000, 671_000, 689_000,
  // 2022
  702_000, 721_547, 735_000, 748_000, 763_000, 777_000, 790_000, 781_000, 815_000, 838_000, 862_000, 871_000,
  // 2023
  905_000, 938_000, 981_000, 1_012_000, 1_058_000, 1_109_000, 1_147_000, 1_162_000, 1_284_000,
];

/** Metropolitan SEL that have begun to feed. Published: 122 of 364 in 2022-02 [Cnam]. */
export const SEL_FEEDING = [
  // 2021
  84, 90, 96, 102, 108,
  // 2022
  115, 122, 127, 132, 137, 142, 147, 152, 158, 165, 172, 180,
  // 2023
  196, 212, 230, 248, 266, 284, 298, 308, 320,
];

/** Metropolitan SEL equipped in 2022-02: the whole number nearest to 122 ÷ 0,68, as «68 %» of the equipped feed [Cnam]. */
export const SEL_EQUIPPED = 179;

/** VA signed by the end of each month from 2022-12; simulated, no actual is published. */
export const VA_SIGNED = [12, 48, 109, 171, 226, 268, 297, 312, 326, 331];

/** SI-DEP, which follows the waves of COVID. Published: 2023-01 [DNS]; 2022-12 inside the rounding of its −84 % [DNS]. */
export const SIDEP = [
  // 2021
  1_900_000, 1_500_000, 1_000_000, 1_600_000, 3_900_000,
  // 2022
  6_200_000, 3_400_000, 2_600_000, 2_100_000, 1_100_000, 1_500_000, 2_200_000, 1_000_000, 900_000, 1_200_000, 1_100_000,
  1_342_000,
  // 2023
  220_566, 150_000, 140_000, 110_000, 80_000, 60_000, 55_000, 60_000, 58_946,
];

/**
 * Emitters from 2022-12 on. Published: 2023-01 and, inside their rounding, 2022-12 (+80, +10, +21 %) [DNS]; physicians of
 * 2023-08, 25 M a year ÷ 12 [DSIH]; from 2023-04 to 2023-08 the total with the labs and SI-DEP, 105, 112, 147, 150 and
 * 142 M a year ÷ 12 [COSUI].
 */
export const PHYSICIANS_FROM_2022_12 = [
  562_400, 1_014_518, 1_090_000, 1_250_000, 1_500_000, 1_600_000, 2_050_000, 2_100_000, 2_083_333, 2_250_000,
];
export const HOSPITALS_FROM_2022_12 = [
  3_006_000, 3_320_333, 3_326_520, 3_500_285, 3_689_834, 3_256_429, 3_979_623, 3_893_088, 3_390_000, 3_600_000,
];
export const ESMS_FROM_2022_12 = [16_100, 19_542, 22_000, 25_000, 30_000, 34_000, 40_000, 43_000, 50_000, 52_318];

/**
 * All emitters but SI-DEP, up to 2022-11. The rise of 2022-11 (+1 310 000) is above that of 2023-01 (+1 244 788), the second
 * highest as published [DNS].
 */
export const WITHOUT_SIDEP_TO_2022_11 = [
  // 2021
  1_100_000, 1_240_000, 1_390_000, 1_530_000, 1_640_000,
  // 2022
  1_810_000, 1_980_000, 2_170_000, 2_330_000, 2_510_000, 2_700_000, 2_880_000, 3_010_000, 3_370_000, 3_593_000,
  4_903_000,
];

/** Imaging from 2022-01. Published: 2023-08, 13 M a year ÷ 12 [DSIH], and «more than 1 M» a month from June to August 2023. */
export const IMAGING_FROM_2022_01 = [
  // 2022
  52_000, 78_000, 104_000, 131_000, 160_000, 188_000, 214_000, 226_000, 268_000, 311_000, 352_000, 391_000,
  // 2023
  468_000, 557_000, 648_000, 741_000, 868_000, 1_012_000, 1_051_000, 1_083_333, 1_127_000,
];
