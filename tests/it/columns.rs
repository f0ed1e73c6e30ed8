//! The columns of CSV: the same whether there are rows or not.

use demarche::interop;
use demarche::interop::Document;
use demarche::model::CodeBook;
use demarche::model::Id;
use demarche::query::ContestedQuestion;
use demarche::query::Filter;
use demarche::query::TimelineQuestion;

use crate::sample::graph;

fn header(document: &Document) -> String {
    let mut bytes = Vec::new();
    document.write_csv(&mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text.lines().count(), 1, "there are no rows");
    text
}

#[test]
fn a_table_without_rows_has_a_line_of_names() {
    let graph = graph("Actor(id: \"upton\", name: \"Upton\", kind: State),");
    let filter = || Filter::parse(&graph, &[]).unwrap();
    let selection = filter().select(&graph);
    assert!(header(&interop::acts(&graph, &selection)).starts_with("id,actors,type,class,rung,"));
    assert_eq!(
        header(&interop::edges(&graph, &selection)),
        "actor,recipient,act,type,class,rung,goldstein,date,start_first,start_last,end_first,end_last,modality,certainty,\
         status,conflicts_with,corrections,sources,paragraphs,pages,notes,summary,demarche,graph\n"
    );
    let timeline = TimelineQuestion { filter: filter() }.answer(&graph);
    assert_eq!(
        header(&interop::timeline(&graph, &timeline)),
        "kind,id,what,date,date_basis,approximate,uncertain,order,stated,bounds,evidence,modality,status,certainty,\
         conflicts_with,corrections,demarche,graph\n"
    );
    let contested = ContestedQuestion { filter: filter() }.answer(&graph);
    assert!(
        header(&interop::contested(&graph, &contested)).starts_with("doubt,act,actors,summary,")
    );
    assert!(header(&interop::types(&graph, &[])).starts_with("id,label,past,passive,class,"));
    let nothing = CodeBook::new(Id::new("empty").unwrap(), String::new(), String::new(), vec![]);
    assert_eq!(
        header(&interop::code_book(&graph, &nothing)),
        "code,label,type,class,rung,goldstein,demarche,graph\n"
    );
}
