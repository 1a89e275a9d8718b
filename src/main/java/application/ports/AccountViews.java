package application.ports;

import application.views.AccountRow;
import java.util.List;

/** The accounts as administrators see them. */
public interface AccountViews {

    /** By name. */
    List<AccountRow> accounts();
}
