package io.neuralfocus.training;

/**
 * Who trained, beside the recipe.
 *
 * @param codeVersion of the program
 * @param codeSha256 over everything compiled that decides what is trained
 * @param note told in the card as it is; may be empty
 */
public record Provenance(String codeVersion, String codeSha256, String note) {}
