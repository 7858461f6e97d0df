package org.sealpost.packaging;

import java.util.List;

/// A part that is inside one of our own jars, so that Maven does not know it.
///
/// @param purl its package URL
/// @param licence the identifier of SPDX
/// @param jar the name of our jar without its version
/// @param texts the files in that jar that are to be shown
record Bundled(String purl, String licence, String jar, List<String> texts) {
    Bundled {
        texts = List.copyOf(texts);
    }

    String name() {
        return purl.substring(purl.lastIndexOf('/') + 1, purl.lastIndexOf('@'));
    }

    String version() {
        return purl.substring(purl.lastIndexOf('@') + 1);
    }
}
