import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { countDeskUnread, listDesk, readDeskMessage, readWholeDesk } from './desk/desk-messages.ts'
import { listTemplates, previewTemplate, setTemplate } from './templates/manage-templates.ts'

export const messageStaffRoutes: Route[] = [
  get('/staff/messages', listDesk),
  get('/staff/messages/unread', countDeskUnread),
  post('/staff/messages/read-all', readWholeDesk),
  post('/staff/messages/:id/read', readDeskMessage),
  get('/staff/message-templates', listTemplates),
  put('/staff/message-templates', setTemplate),
  post('/staff/message-templates/preview', previewTemplate),
]
