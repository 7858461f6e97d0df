package org.sealpost.host.folder;

import org.sealpost.protocol.name.DomainName;

/// Hears what a [PolicyFolder] finds, on the thread that found it.
public interface FolderNews {
    /// What is served for this domain has changed, begun or ended.
    void changed(DomainName domain);

    /// A problem that was not there before.
    void problem(FolderProblem problem);
}
