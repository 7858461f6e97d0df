package org.sealpost.app.watch;

import org.sealpost.app.check.Checked;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;

/// Where the facts of a look come from: the network, or a recording. May be called from many threads at once.
public interface Looker extends AutoCloseable {
    /// @param watched whose approved texts say which records are asked for beside the usual ones
    Checked look(WatchedDomain watched, LookKind kind);

    @Override
    void close();
}
