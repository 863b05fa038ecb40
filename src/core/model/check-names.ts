const named = (names: string): readonly string[] => names.trim().split(/\s+/u);

/** The checks by what they are about, as lists show them. */
export const checkGroups: Readonly<Record<string, readonly string[]>> = {
  Files: named('config-invalid schema-invalid library-invalid review-invalid file-unreadable internal-error'),
  Frontmatter: named(`
    frontmatter-invalid frontmatter-unknown-key duplicate-id missing-as-of review-overdue
    marking-too-low`),
  Sources: named(`
    unresolved-source link-not-a-source incomplete-citation undated-source origin-undeclared
    origin-cycle not-the-original source-status-changed capture-changed capture-missing`),
  Quotations: named('quote-not-found quote-altered translated-quote-unmarked unattributed-quote'),
  Claims: named(`
    citation-needed unreviewed-claim failed-verification changed-after-review self-review
    contradicted-claim unresolved-claim unresolved-link judgment-as-fact weasel-attribution superlative-one-origin
    single-source false-corroboration confirmed-without-independence key-judgment-unsupported
    prediction-due ai-provenance`),
  Actors: named('unknown-actor ambiguous-name wrong-office-at-date title-came-later stale-actor-record'),
  Dates: named('weekday-mismatch relative-date source-before-event event-date-conflict'),
  Likelihood: named(
    'confidence-with-likelihood nonstandard-likelihood likelihood-mismatch likelihood-outside-band',
  ),
  Markup: named('markup-mistake suppression-without-reason unused-suppression'),
};

/** Every check that Attaché knows, so that a setting for one never becomes an unknown name. */
export const checkNames: readonly string[] = Object.values(checkGroups).flat();
