export { keepingCarrier, missingCarrier, smtpCarrier, type Carrier } from './carriers.ts';
export { findKeptMail, listKeptMail, type KeptMailEntry } from './kept-mail.ts';
export { forgetMessagesOf, tidyMessages, writeMessage, type NewMessage } from './outbox.ts';
export { noticesHolder } from './personal-data.ts';
export { relayDueMessages, startRelay, type RelayDeps } from './relay.ts';
