package org.sealpost.fleet.watch.look;

import java.util.List;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Symptom;

/// One kind of thing that a look tells.
public interface Source {
    List<Symptom> symptoms();

    /// Whether a cause that is not among the symptoms is of this kind.
    boolean knows(Cause cause);

    /// Whether this look would have seen a cause of this kind if it were there.
    boolean reaches(Cause cause);
}
