/** 消息 over HTTP, by audience. */
export { messageCitizenRoutes } from './routes-citizen.ts'
export { messageStaffRoutes } from './routes-staff.ts'
/** Tells applicants and officers what happens to cases. */
export { messageReaders } from './readers.ts'
/** Sends text messages that are due through the gateway it is given; forgets what officers were told long ago. */
export { createSmsSending } from './sms/send-due-sms.ts'
export { forgetOldDeskMessages } from './desk/desk-messages.ts'
/** 送达回证 of a document opened elsewhere than in the inbox, and what was told of a case; for flows, which know whose case it is. */
export { listToldAbout, receiveDocument, type ToldMessage } from './inbox/receipts.ts'
/** Tells anybody anything there is a template for, once for each id; for flows, which know whom. */
export { tell } from './telling/tell.ts'
export type { Telling } from './telling/telling-rules.ts'
export { authorityDesk, type Desk, roleDesk, supervisorDesk } from './desk/desk-rules.ts'
/** What pages name. */
export { countOwnUnread, listOwnMessages, readOwnMessage } from './inbox/own-messages.ts'
export { readPreference, setPreference } from './sms/sms-preference.ts'
export type { SubjectMessageView, Unread } from './contract.ts'
