package org.sealpost.publish.dns;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// What stands at a name before and after. The types may differ, as when a CNAME record takes the place of a TXT record.
///
/// @param expected empty: nothing stands there
/// @param wanted empty: nothing shall stand there
public record Change(DomainName name, Optional<RecordSet> expected, Optional<RecordSet> wanted) {}
