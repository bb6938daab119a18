# Reads all sessions with rocketchat_API, as a loop over it does.
#
# read_all.py ADDRESS USER_ID TOKEN [WINDOW]
# prints how many sessions there were, and how many calls were refused. After a refused call it
# sleeps WINDOW seconds.

import sys
import time

from rocketchat_API.APIExceptions.RocketExceptions import RocketApiException
from rocketchat_API.rocketchat import RocketChat

address, user_id, token = sys.argv[1:4]
window = float(sys.argv[4]) if len(sys.argv) > 4 else 60.0
PAGE = 100

rocket = RocketChat(user_id=user_id, auth_token=token, server_url=address)
sessions = []
refused = 0
while True:
    try:
        page = rocket.call_api_get("sessions/list.all", offset=len(sessions), count=PAGE)
    except RocketApiException as problem:
        if problem.status_code != 429:
            raise
        refused += 1
        time.sleep(window)
        continue
    sessions += page["sessions"]
    if len(sessions) >= page["total"]:
        break
print(len(sessions), refused)
