package io.neuralfocus.registry;

/**
 * A file of a bundle as its card vouches for it.
 *
 * @param file name inside the bundle's folder
 * @param sha256 of its bytes, in hexadecimal
 */
public record FileRef(String file, String sha256) {}
