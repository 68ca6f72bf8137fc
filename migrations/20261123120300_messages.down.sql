drop table message_confusable;
drop table message_route;
drop table message;
