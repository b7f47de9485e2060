"""The picture under discussion: view, layers, gestures, tools, filmstrip and the room around it."""
