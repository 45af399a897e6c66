-- Name the rules by which duplicates were judged before rules had a version: the same are not judged anew.

UPDATE cursors SET name = 'duplicates:266429c9' WHERE name = 'duplicates';
