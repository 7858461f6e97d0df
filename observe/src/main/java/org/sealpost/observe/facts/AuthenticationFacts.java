package org.sealpost.observe.facts;

import java.util.List;
import org.sealpost.protocol.txt.TxtRecord;

/// What the domain publishes of SPF, DKIM and DMARC.
///
/// @param spf TXT at the domain
/// @param spfFurther TXT at each name that `include` and `redirect` lead to, as far as the limit goes
/// @param spfAddresses the addresses of each name in a mechanism `a`
/// @param spfMx MX at each name in a mechanism `mx`
/// @param spfNotTried how many names were left out because of the limit
/// @param dmarc TXT at `_dmarc.<domain>`
/// @param dmarcAbove the same at the names above it, the nearest first; asked only when the domain has none
/// @param dkimFolder TXT at `_domainkey.<domain>`; where there is no such name there is no key (RFC 8020 §2)
/// @param dkim the selectors that were given, and the well-known ones where something was found or no answer came
/// @param dkimWithout the well-known selectors where nothing was found
public record AuthenticationFacts(
        Lookup<TxtRecord> spf,
        List<Lookup<TxtRecord>> spfFurther,
        List<Addresses> spfAddresses,
        List<Lookup<MxRecord>> spfMx,
        int spfNotTried,
        Lookup<TxtRecord> dmarc,
        List<Lookup<TxtRecord>> dmarcAbove,
        Lookup<TxtRecord> dkimFolder,
        List<DkimSelector> dkim,
        List<String> dkimWithout) {
    public AuthenticationFacts {
        spfFurther = List.copyOf(spfFurther);
        spfAddresses = List.copyOf(spfAddresses);
        spfMx = List.copyOf(spfMx);
        dmarcAbove = List.copyOf(dmarcAbove);
        dkim = List.copyOf(dkim);
        dkimWithout = List.copyOf(dkimWithout);
    }

    /// One selector.
    ///
    /// @param given whether the user named it
    /// @param txt TXT at `<name>._domainkey.<domain>`
    public record DkimSelector(String name, boolean given, Lookup<TxtRecord> txt) {}
}
