import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { countOwnUnread, listOwnMessages, readOwnMessage } from './inbox/own-messages.ts'
import { readPreference, setPreference } from './sms/sms-preference.ts'

export const messageCitizenRoutes: Route[] = [
  get('/citizen/messages', listOwnMessages),
  get('/citizen/messages/unread', countOwnUnread),
  post('/citizen/messages/:id/read', readOwnMessage),
  get('/citizen/message-preferences', readPreference),
  put('/citizen/message-preferences', setPreference),
]
