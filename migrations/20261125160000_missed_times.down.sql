alter table missed drop column times;
