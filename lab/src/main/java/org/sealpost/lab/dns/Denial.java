package org.sealpost.lab.dns;

import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;

/// Proves that something is not there.
sealed interface Denial permits NsecDenial, Nsec3Denial {
    /// `name` exists, perhaps without any record, and has not the type that was asked for.
    List<RRset> noType(Name name);

    /// `name` does not exist, and no wildcard stands for it.
    List<RRset> noName(Name name, Name closestEncloser);

    /// `name` does not exist itself; a wildcard below `closestEncloser` stands for it.
    List<RRset> expanded(Name name, Name closestEncloser);

    /// As [#expanded], and the wildcard has not the type that was asked for.
    List<RRset> expandedNoType(Name name, Name wildcard);

    static Denial of(Zone zone) {
        return zone.nsec3() ? new Nsec3Denial(zone) : new NsecDenial(zone);
    }
}
