package org.sealpost.app.check;

import org.sealpost.protocol.name.DomainName;

/// Looks at a domain and judges what it saw. May be called from several threads at once.
public interface Checker extends AutoCloseable {
    Checked check(DomainName domain);

    /// Ends every connection that is still open.
    @Override
    void close();
}
