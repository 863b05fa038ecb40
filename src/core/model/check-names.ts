/** Every check that Attaché knows by name, so that a setting for one never becomes an unknown name. */
export const checkNames: readonly string[] = `
config-invalid schema-invalid library-invalid review-invalid file-unreadable internal-error
frontmatter-invalid frontmatter-unknown-key duplicate-id missing-as-of review-overdue marking-too-low
unresolved-source link-not-a-source incomplete-citation undated-source origin-undeclared origin-cycle
not-the-original source-status-changed capture-changed capture-missing
quote-not-found quote-altered translated-quote-unmarked unattributed-quote
citation-needed unreviewed-claim failed-verification changed-after-review self-review contradicted-claim
unresolved-claim unresolved-link judgment-as-fact weasel-attribution superlative-one-origin single-source
false-corroboration confirmed-without-independence key-judgment-unsupported prediction-due ai-provenance
unknown-actor ambiguous-name wrong-office-at-date title-came-later stale-actor-record
weekday-mismatch relative-date source-before-event event-date-conflict
confidence-with-likelihood nonstandard-likelihood likelihood-mismatch likelihood-outside-band
markup-mistake suppression-without-reason unused-suppression`
  .trim()
  .split(/\s+/u);
