/** What a title means, with how it is written; a form may stand in several (主席 chairs, and heads China). */
export interface TitleConcept {
  readonly id: string;
  readonly forms: {
    readonly en: readonly string[];
    readonly ko: readonly string[];
    readonly ja: readonly string[];
    readonly zh: readonly string[];
  };
}

/** One line of a list of titles: forms of a language are divided by commas. */
export const concept = (id: string, en: string, ko: string, ja: string, zh: string): TitleConcept => ({
  id,
  forms: { en: en.split(', '), ko: ko.split(', '), ja: ja.split(', '), zh: zh.split(', ') },
});
