import { get, post, type Route } from '../../platform/http/routes.ts'
import { acceptExplanation, cancelCard, confirmRectification, pressCard, rejectExplanation, returnRectification, scoreCard, upholdCard } from './cards/card-commands.ts'
import { listRegionCards } from './cards/list-cards.ts'
import { listRegionReminders } from './cards/list-reminders.ts'

export const supervisionSupervisorRoutes: Route[] = [
  get('/supervisor/cards', listRegionCards),
  get('/supervisor/reminders', listRegionReminders),
  post('/supervisor/cards/:id/accept-explanation', acceptExplanation),
  post('/supervisor/cards/:id/reject-explanation', rejectExplanation),
  post('/supervisor/cards/:id/uphold', upholdCard),
  post('/supervisor/cards/:id/cancel', cancelCard),
  post('/supervisor/cards/:id/score', scoreCard),
  post('/supervisor/cards/:id/confirm-rectification', confirmRectification),
  post('/supervisor/cards/:id/return-rectification', returnRectification),
  post('/supervisor/cards/:id/press', pressCard),
]
