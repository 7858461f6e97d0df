package org.sealpost.app.page;

import java.util.List;
import org.sealpost.protocol.name.DomainName;

/// What a check saw.
///
/// @param section the result as HTML of ours
/// @param permalink the whole address
/// @param exports forms in which it can be fetched
public record ResultPage(DomainName domain, Ask ask, String section, String permalink, List<Export> exports) {
    public ResultPage {
        exports = List.copyOf(exports);
    }

    /// The result in another form.
    public record Export(String name, String address) {}
}
