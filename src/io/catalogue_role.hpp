#pragma once

#include <array>
#include <string_view>

#include "model/variable.hpp"

namespace bibcast {

/// What catalogues call somebody's part in a work, and the variable that it is: the codes of MARC, the numbers of UNIMARC, and the words that catalogues of
/// several languages have; in lower case, blanks between codes and semicolons between terms.
struct CatalogueRole {
    Variable variable;
    std::string_view codes;
    std::string_view terms;
};
// MARC Code List for Relators (Library of Congress), UNIMARC Bibliographic, appendix C (IFLA), and the words for the same in catalogues of
// the language, of which few have a code beside them.
inline constexpr std::array catalogue_roles = {
    CatalogueRole{Variable::author, "aut cre dis inv pht art ctg prg spk ive 070 305 600 635 460 arc chr dsr enj lbt lyr pra rap rsp scl",
               "author;creator;verfasser;verfasserin;auteur;dissertant;inventor;photographer;artist;cartographer;programmer;speaker;interviewee;architect;choreographer;designer;enacting jurisdiction;librettist;lyricist;praeses;rapporteur;respondent;sculptor;kirjoittaja;tekij\u00E4;f\u00F6rfattare;forfatter;autor;autora;autore;autrice;auteure;schrijver;author of text;co-author;joint author;writer;skribent;udal;autor tekstu"},
    CatalogueRole{Variable::editor, "edt edc 340 651 red", "editor;ed;hrsg;herausgeber;herausgeberin;editor of compilation;\u00E9diteur scientifique;directeur de publication;redaktor;toimittaja;p\u00E4\u00E4toimittaja;redakt\u00F6r;redakt\u00F8r;herausgebendes organ;\u00E9diteur intellectuel;\u00E9ditrice intellectuelle;directeur de la publication;directeur de collection;editor literario;editora literaria;ed. lit;curatore;curatrice;a cura di;redacteur;editors;eds;joint editor;redakcja;redaktorka;red;editore scientifico;editor liter\u00E1rio;organizador;organizadora;volume editor"},
    CatalogueRole{Variable::translator, "trl 730", "translator;tr;\u00FCbersetzer;\u00FCbersetzerin;traducteur;k\u00E4\u00E4nt\u00E4j\u00E4;suomentaja;\u00F6vers\u00E4ttare;overs\u00E6tter;oversetter;traductrice;traductor;traductora;trad;traduttore;traduttrice;tradutor;tradutora;vertaler;p\u0159ekladatel;p\u0159ekladatelka;t\u0142umacz;t\u0142umaczenie;translators;trans"},
    CatalogueRole{Variable::illustrator, "ill 440", "illustrator;illustratorin;illustrateur;ill;kuvittaja;illustrat\u00F6r;illustrat\u00F8r;illustratrice;ilustrador;ilustradora;illustratore;il;ilustr\u00E1tor;ilustrator;ilustracje"},
    CatalogueRole{Variable::composer, "cmp 230", "composer;komponist;komponistin;compositeur;s\u00E4velt\u00E4j\u00E4;komposit\u00F6r;compositor;compositrice;compositore;componist;skladatel;kompozytor"},
    CatalogueRole{Variable::compiler, "com 220", "compiler;zusammenstellender;compilateur;kokoaja;compilador;compiladora;compilatore;comp;compilatrice"},
    CatalogueRole{Variable::performer, "prf sng act mus itr voc 005 590 755 cnd dnc vac 250",
               "performer;singer;actor;musician;instrumentalist;vocalist;interpret;interpretin;schauspieler;schauspielerin;s\u00E4nger;s\u00E4ngerin;conductor;dancer;voice actor"},
    CatalogueRole{Variable::director, "drt fmd tld 300 rdd fmk", "director;film director;television director;regisseur;regisseurin;r\u00E9alisateur;radio director;filmmaker;ohjaaja;regiss\u00F6r;instrukt\u00F8r;r\u00E9alisatrice;regista;realizador;rezyser;re\u017Eis\u00E9r;re\u017Cyser"},
    CatalogueRole{Variable::producer, "pro fmp 630 rpc tlp", "producer;film producer;produzent;produzentin;producteur;radio producer;television producer"},
    CatalogueRole{Variable::script_writer, "aus 690 aud sce", "screenwriter;author of screenplay;drehbuchautor;drehbuchautorin;sc\u00E9nariste;author of dialog;scenarist"},
    CatalogueRole{Variable::narrator, "nrt 550 stl", "narrator;erz\u00E4hler;erz\u00E4hlerin;narrateur;storyteller;lukija;upplas\u00E4re;narratrice;narratore;lector"},
    CatalogueRole{Variable::interviewer, "ivr 470", "interviewer;interviewerin"},
    CatalogueRole{Variable::recipient, "rcp 660", "addressee;recipient;adressat;adressatin;destinataire"},
    CatalogueRole{Variable::editorial_director, "pbd", "publishing director"},
    CatalogueRole{Variable::curator, "cur", "curator;kurator;kuratorin;commissaire d'exposition"},
    CatalogueRole{Variable::host, "hst osp", "host;gastgeber;gastgeberin;onscreen presenter"},
    CatalogueRole{Variable::organizer, "orm 557", "organizer;veranstalter;veranstalterin;organisateur"},
    CatalogueRole{Variable::chair, "mod", "moderator"},
    CatalogueRole{Variable::contributor, "ctb 205", "contributor;mitwirkender;mitwirkende;collaborateur"},
};

/// The row of a code or a term in lower case; null if there is none.
[[nodiscard]] constexpr const CatalogueRole* catalogue_role(std::string_view word) {
    const auto has = [&](std::string_view list, char separator) {
        for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
            const std::size_t end = at + word.size();
            if ((at == 0 || list[at - 1] == separator) && (end == list.size() || list[end] == separator)) return true;
        }
        return false;
    };
    if (word.empty()) return nullptr;
    for (const CatalogueRole& row : catalogue_roles) {
        if (has(row.codes, ' ') || has(row.terms, ';')) return &row;
    }
    return nullptr;
}

static_assert(catalogue_role("aut")->variable == Variable::author && catalogue_role("film director")->variable == Variable::director);
static_assert(catalogue_role("asn") == nullptr && catalogue_role("film") == nullptr);

}  // namespace bibcast
