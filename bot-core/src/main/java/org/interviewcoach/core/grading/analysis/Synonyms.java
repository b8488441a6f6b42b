package org.interviewcoach.core.grading.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words of technical English that are said for one another. Written for this project; a word may stand in several
 * groups, and groups do not chain.
 */
public final class Synonyms {
    private static final String GROUPS = """
            delete remove erase drop discard eliminate destroy
            add insert append put push include
            get fetch retrieve obtain load read grab pull access receive acquire
            find search locate look lookup seek
            make create build construct produce generate form
            begin start initial initialize first
            end finish stop terminate halt complete exit last final
            quick fast rapid speedy efficient quickly
            slow inefficient expensive costly
            big large huge great bigger larger
            small little tiny short smaller
            same equal identical equivalent alike
            different distinct separate differ various unlike
            change modify alter update edit adjust mutate
            show display print output present render
            call invoke execute run perform
            use utilize employ apply usage
            need require must necessary needed
            keep store save hold retain maintain preserve contain
            many several multiple numerous various
            each every all per
            one single only alone
            part piece component portion section segment
            whole entire complete total full
            element item entry member value node
            list array sequence collection
            function method procedure routine subroutine subprogram operation
            argument parameter input
            return give yield result output
            variable field attribute property
            type kind sort category class
            object instance
            parent base superclass super
            child derived subclass
            error exception fault failure bug mistake problem
            check verify test validate examine inspect ensure confirm
            compare match
            copy duplicate clone
            move shift transfer relocate
            connect link join attach bind associate
            split divide partition separate break
            combine merge join unite mix
            order sequence arrangement sort
            sort arrange order organize
            allow permit let enable
            prevent avoid stop forbid disallow block prohibit
            hide conceal encapsulate private
            reference pointer address link
            memory storage space ram
            time duration moment
            step stage phase
            goal aim purpose objective
            main primary principal chief central
            important significant essential crucial key vital
            easy simple straightforward
            hard difficult complex complicated
            fix repair correct solve resolve
            write record log
            repeat iterate loop cycle recur
            traverse visit walk iterate
            next following subsequent successor
            previous prior preceding former predecessor
            top head front beginning
            bottom tail back rear
            empty null none blank void
            size length count number amount
            maximum largest highest greatest biggest
            minimum smallest lowest least
            constant fixed static unchanging
            dynamic changing variable flexible
            choose select pick
            divide halve split
            client user customer
            person human people
            database db store
            program application software code app
            describe explain define specify state
            define declare specify
            definition declaration prototype signature
            header declaration
            compile translate convert
            convert transform change cast
            real actual true concrete
            like similar resemble
            way manner method approach technique
            advantage benefit plus pro
            disadvantage drawback con downside
            increase grow raise expand
            decrease reduce shrink lower lessen
            wait block pause suspend
            know understand learn
            send transmit pass deliver
            automatic implicit automatically
            protect secure guard defend
            temporary transient
            permanent persistent
            idea concept notion
            refine improve enhance polish
            model prototype simulate
            issue problem concern
            """;

    private static final Map<String, Set<String>> NEAR = near();

    private Synonyms() {}

    /** Whether the two stems are said for one another. */
    public static boolean match(String stem, String other) {
        Set<String> near = NEAR.get(stem);
        return near != null && near.contains(other);
    }

    private static Map<String, Set<String>> near() {
        Map<String, Set<String>> near = new HashMap<>();
        Stems stems = new Stems();
        for (String line : GROUPS.split("\n", -1)) {
            Set<String> group = new TreeSet<>();
            for (String word : line.strip().split(" ", -1)) {
                if (!word.isEmpty()) {
                    group.add(stems.stem(word));
                }
            }
            for (String stem : group) {
                near.computeIfAbsent(stem, key -> new TreeSet<>()).addAll(group);
            }
        }
        return near;
    }
}
