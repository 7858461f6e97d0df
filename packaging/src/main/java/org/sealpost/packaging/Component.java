package org.sealpost.packaging;

import java.util.List;
import java.util.Locale;

/// A part of the archive that others made, as the list of parts has it.
///
/// @param licences as its authors name them: identifiers of SPDX where there is one
record Component(String group, String name, String version, String purl, List<String> licences) {
    Component {
        licences = List.copyOf(licences);
    }

    boolean ours() {
        return group.equals("org.sealpost");
    }

    /// The start of the file names of its jars; one may come in a jar for each kind of machine.
    String jarPrefix() {
        return name + "-" + version;
    }

    /// What parts are sorted by.
    String order() {
        return (group + ":" + name + ":" + version).toLowerCase(Locale.ROOT);
    }
}
