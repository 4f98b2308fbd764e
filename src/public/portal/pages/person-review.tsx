import { Refusal } from '../../../platform/errors.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { askForPerson } from '../operations.ts'
import { goTo, show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { PersonReviewView } from '../views/automatic-decision.tsx'
import { readOwn } from './application-pages.tsx'

async function showPersonReview(request: PageRequest, given: { wish?: string; error?: string } = {}, status?: number) {
  const view = await readOwn(request)
  // Whoever asked already, or was not decided upon by rules, sees so on the page of the application.
  if (status === undefined && !view.automatic?.mayAskForPerson) return goTo(portalPaths.application(view.number))
  const shell = await makeShell(request, { region: view.region })
  return show(shell, <PersonReviewView shell={shell} number={view.number} itemName={view.item.name} {...given} />, status)
}

export const personReviewPage: Page = {
  method: 'GET',
  path: '/applications/:number/person-review',
  access: 'citizen',
  answer: (request) => showPersonReview(request),
}

export const askForPersonPage: Page = {
  method: 'POST',
  path: '/applications/:number/person-review',
  access: 'citizen',
  async answer(request) {
    const wish = (fieldOf(request.form, 'wish') ?? '').trim()
    const number = request.params.number!
    try {
      await request.run(askForPerson, { params: { number }, body: { wish } })
    } catch (error) {
      if (!(error instanceof Refusal) || !error.errors) throw error
      return showPersonReview(request, { wish, error: error.errors[0]?.message }, error.status)
    }
    return goTo(portalPaths.application(number))
  },
}
